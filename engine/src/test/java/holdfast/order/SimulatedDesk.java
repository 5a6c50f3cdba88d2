package holdfast.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that can be asked, and that may be away for the first few questions. */
final class SimulatedDesk implements ShopDesk {
  private final Optional<OrderSnapshot> snapshot;
  private final List<Refund> refunds;
  private final AtomicInteger away;
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<String, Cancellation> cancelled = new ConcurrentHashMap<>();
  private volatile Optional<String> refusal = Optional.empty();

  SimulatedDesk(Optional<OrderSnapshot> snapshot, List<Refund> refunds, int away) {
    this.snapshot = snapshot;
    this.refunds = refunds;
    this.away = new AtomicInteger(away);
  }

  /** The shop won't tell from now on, or will again. */
  void refuse(Optional<String> why) {
    refusal = why;
  }

  int asked() {
    return asked.get();
  }

  @Override
  public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order) {
    return answer(refunds);
  }

  @Override
  public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order) {
    return answer(snapshot);
  }

  /** The shop cancels under each id once; its answer may get lost all the same. */
  @Override
  public CompletionStage<DeskAnswer<Cancellation>> cancel(
      OrderKey order, Cancellation cancellation) {
    if (refusal.isEmpty()) {
      cancelled.putIfAbsent(cancellation.id(), cancellation);
    }
    return answer(cancellation);
  }

  /** What the shop has cancelled, by id. */
  Map<String, Cancellation> cancelled() {
    return cancelled;
  }

  private <T> CompletionStage<DeskAnswer<T>> answer(T value) {
    asked.incrementAndGet();
    if (away.getAndDecrement() > 0) {
      return CompletableFuture.failedFuture(new IllegalStateException("lost"));
    }
    return CompletableFuture.completedFuture(
        refusal
            .<DeskAnswer<T>>map(DeskAnswer.Refused::new)
            .orElseGet(() -> new DeskAnswer.Done<>(value)));
  }
}
