package holdfast.sweep;

import holdfast.catalog.Store;
import holdfast.intake.DeliveryInbox.Kept;
import holdfast.intake.Ticket;
import holdfast.publish.Questions;
import holdfast.sweep.OrdersAnswer.Changed;
import holdfast.sweep.SweepState.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Brings in the orders of a store that have changed since a moment, page by page, as its webhooks
 * would have. What is known as of the same moment is left out. Where the next sweep begins moves
 * only when all of it is kept; when all that waits has been worked on, the store is complete.
 */
final class OrdersSweep implements SweepJob {
  /** How long to wait for deliveries to be worked on, and how often to look. */
  static final int LOOKS_MAX = 60;

  static final Duration LOOK_PAUSE = Duration.ofSeconds(1);

  private final Store store;
  private final ShopSource source;
  private final SweepPorts ports;
  private final SweepState before;
  private final Instant since;
  private final SweepAttempt attempt;
  private Optional<String> page = Optional.empty();
  private Instant newest;
  private Count count = Count.ZERO;
  private Optional<SweepState> read = Optional.empty();
  private int looks;

  /** Sweeps what has changed at {@code since}, by the shop's clock, or later. */
  OrdersSweep(Store store, ShopSource source, SweepPorts ports, SweepState before, Instant since) {
    this.store = store;
    this.source = source;
    this.ports = ports;
    this.before = before;
    this.since = since;
    this.attempt = new SweepAttempt(ports, store, SweepKind.ORDERS);
    this.newest = SweepRules.cursor(before).orElse(since);
  }

  @Override
  public CompletionStage<Step> step() {
    var next =
        read.isPresent()
            ? look(read.get())
            : Questions.ask(() -> source.orders(store, since, page)).thenCompose(this::answered);
    return next.exceptionallyCompose(this::failed);
  }

  private CompletionStage<Step> answered(OrdersAnswer answer) {
    return switch (answer) {
      case OrdersAnswer.Page found -> bringIn(found);
      case OrdersAnswer.Throttled(var pause) -> attempt.throttled(before, pause);
      case OrdersAnswer.Failed(var why) -> attempt.failed(before, why);
      case OrdersAnswer.Closed(var reason, var why) -> attempt.closed(before, reason, why);
    };
  }

  private CompletionStage<Step> bringIn(OrdersAnswer.Page found) {
    attempt.answered();
    return CompletableFuture.supplyAsync(() -> fresh(found.orders()), ports.blocking())
        .thenCompose(this::keep)
        .thenCompose(kept -> kept(found, kept));
  }

  private List<Changed> fresh(List<Changed> orders) {
    if (orders.isEmpty()) {
      return orders;
    }
    var known = ports.known().changedAt(store.id(), orders.stream().map(Changed::id).toList());
    return orders.stream().filter(order -> !isKnown(order, known)).toList();
  }

  private static boolean isKnown(Changed order, Map<String, Instant> known) {
    var as = known.get(order.id());
    return as != null && !as.isBefore(order.changedAt());
  }

  /** Completes when all are on the medium; fails when one is not. */
  private CompletionStage<List<Kept>> keep(List<Changed> orders) {
    var stages =
        orders.stream()
            .map(order -> ports.arrivals().of(store, order, ports.now().get()))
            .map(
                arrival ->
                    ports
                        .inbox()
                        .keep(arrival)
                        .thenApply(
                            kept -> {
                              if (!kept.isDuplicate()) {
                                ports
                                    .intake()
                                    .accept(
                                        Ticket.of(
                                            kept.id(), arrival.store(), arrival.resource(), 0));
                              }
                              return kept;
                            })
                        .toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new))
        .thenApply(_ -> stages.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<Step> kept(OrdersAnswer.Page found, List<Kept> kept) {
    count =
        count.plus(
            found.orders().size(),
            (int) kept.stream().filter(one -> !one.isDuplicate()).count(),
            (int) kept.stream().filter(Kept::isFirst).count());
    for (var order : found.orders()) {
      newest = order.changedAt().isAfter(newest) ? order.changedAt() : newest;
    }
    page = found.next();
    return page.isPresent()
        ? CompletableFuture.completedFuture(new Step.Again(found.rest()))
        : isRead();
  }

  private CompletionStage<Step> isRead() {
    var next = SweepRules.next(before, newest, attempt.started());
    var state = attempt.done(before, Optional.of(next.toString()), count);
    return attempt
        .save(state)
        .thenCompose(
            _ -> {
              read = Optional.of(state);
              return look(state);
            });
  }

  /** Whether all that had come when the last page was kept has been worked on. */
  private CompletionStage<Step> look(SweepState state) {
    var until = state.endedAt().orElse(attempt.started());
    return CompletableFuture.supplyAsync(
            () -> ports.inbox().isWaiting(store.id(), until), ports.blocking())
        .thenCompose(
            isWaiting -> {
              if (!isWaiting) {
                return attempt.ended(state.complete(attempt.started()));
              }
              looks++;
              return CompletableFuture.completedFuture(
                  looks < LOOKS_MAX ? new Step.Again(LOOK_PAUSE) : new Step.Ended(state));
            });
  }

  /** Once all is kept, the sweep has done what it is there for. */
  private CompletionStage<Step> failed(Throwable failure) {
    return read.isPresent()
        ? CompletableFuture.completedFuture(new Step.Ended(read.get()))
        : attempt.failed(before, failure);
  }
}
