package holdfast.intake;

import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.intake.DeliveryInbox.Waiting;
import holdfast.order.OrderKey;
import holdfast.shop.ShopNews;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work on one delivery: reads it from where it is kept, understands it, tells whom it concerns,
 * and records that. A crash in its midst means that it is done once more, which has no second
 * effect.
 *
 * @param stores the newest image
 * @param blocking runs what waits for the database
 */
public record DeliveryWork(
    DeliveryInbox inbox,
    NewsReader reader,
    Recipients recipients,
    Supplier<StoreBook> stores,
    DeliveryMeter meter,
    Clock clock,
    Executor blocking) {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);

  /** How an attempt ended. */
  sealed interface Result {
    /** It is recorded what became of the delivery. */
    record Settled() implements Result {}

    /** Somebody whom it concerns has not heard it. */
    record InVain(String why) implements Result {}

    /** Where deliveries are kept can't be reached, which is no fault of the delivery. */
    record StorageAway(String why) implements Result {}
  }

  /** Never fails: what goes wrong is a result. */
  CompletionStage<Result> attempt(Ticket ticket) {
    return read(ticket)
        .thenCompose(
            waiting -> waiting.isEmpty() ? ended(new Result.Settled()) : act(ticket, waiting.get()))
        .exceptionally(failure -> new Result.StorageAway(message(failure)));
  }

  /** Puts a delivery before a person's eyes because it was tried too often. Never fails. */
  CompletionStage<Result> giveUp(Ticket ticket, String why) {
    return read(ticket)
        .thenCompose(
            waiting ->
                waiting.isEmpty()
                    ? ended(new Result.Settled())
                    : settle(
                        ticket,
                        waiting.get(),
                        DeliveryState.REVIEW,
                        Optional.of(ReviewReason.UNDELIVERED),
                        why,
                        Optional.empty(),
                        List.of()))
        .exceptionally(failure -> new Result.StorageAway(message(failure)));
  }

  private CompletionStage<Optional<Waiting>> read(Ticket ticket) {
    try {
      return CompletableFuture.supplyAsync(() -> inbox.waiting(ticket.id()), blocking);
    } catch (RuntimeException e) { // Too much waits for the database already.
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Result> act(Ticket ticket, Waiting waiting) {
    var store = stores.get().store(waiting.delivered().store());
    if (store.isEmpty()) {
      return settle(
          ticket,
          waiting,
          DeliveryState.REVIEW,
          Optional.of(ReviewReason.UNKNOWN_STORE),
          "The store %s is gone.".formatted(waiting.delivered().store()),
          Optional.empty(),
          List.of());
    }
    var telling = new Telling(store.get().id(), recipients);
    return told(telling, read(store.get(), waiting))
        .thenCompose(
            inVain ->
                inVain.isPresent()
                    ? ended(new Result.InVain(inVain.get()))
                    : settle(ticket, waiting, telling));
  }

  /** A reader that fails has met what it should have called unreadable. */
  private List<ShopNews> read(Store store, Waiting waiting) {
    try {
      return reader.read(store, waiting.delivered(), waiting.body());
    } catch (RuntimeException e) {
      LOG.error("delivery {} can't be read", waiting.delivered().id(), e);
      return List.of(new ShopNews.Unreadable("", "Holdfast failed to read it: " + e));
    }
  }

  /** Why somebody has not heard it; none if all have. */
  private static CompletionStage<Optional<String>> told(Telling telling, List<ShopNews> news) {
    return telling
        .tell(news)
        .handle((_, failure) -> Optional.ofNullable(failure).map(DeliveryWork::message));
  }

  private CompletionStage<Result> settle(Ticket ticket, Waiting waiting, Telling telling) {
    var state = telling.state();
    return settle(
        ticket,
        waiting,
        state,
        state == DeliveryState.REVIEW ? Optional.of(ReviewReason.UNREADABLE) : Optional.empty(),
        telling.text(),
        telling.order(),
        skus(waiting, telling));
  }

  private List<SkuId> skus(Waiting waiting, Telling telling) {
    var book = stores.get();
    return telling.variants().stream()
        .flatMap(variant -> book.byVariant(waiting.delivered().store(), variant).stream())
        .map(Listing::sku)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private CompletionStage<Result> settle(
      Ticket ticket,
      Waiting waiting,
      DeliveryState state,
      Optional<ReviewReason> review,
      String text,
      Optional<OrderKey> order,
      List<SkuId> skus) {
    var now = clock.instant();
    var took = Duration.between(waiting.delivered().receivedAt(), now);
    var outcome = new Outcome(state, text, review, order, skus, ticket.attempts(), now, took);
    return inbox
        .settle(ticket.id(), outcome)
        .thenApply(
            _ -> {
              var delivered = waiting.delivered();
              meter.settled(delivered.platform(), delivered.topic(), outcome);
              return new Result.Settled();
            });
  }

  private static CompletionStage<Result> ended(Result result) {
    return CompletableFuture.completedFuture(result);
  }

  private static String message(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return String.valueOf(cause == null ? failure : cause.getMessage());
  }
}
