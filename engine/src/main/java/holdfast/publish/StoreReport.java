package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.WindowId;
import holdfast.stock.Outlets;
import java.time.Instant;
import java.util.List;

/** Tells how a store stands, and where its numbers do. */
final class StoreReport {
  private StoreReport() {}

  static StoreStatus status(
      StoreStatus.State state, StoreWork work, StoreHistory history, Instant now) {
    return new StoreStatus(
        state,
        work.gate().closure(),
        work.gate().breaker(now),
        work.waiting(),
        work.gate().calls(),
        work.pushes().lines(),
        history.lastPush(),
        history.lastError(),
        work.oldest(),
        history.lag(),
        history.exposure());
  }

  static PublishMeter.Standing standing(StoreWork work, StoreHistory history, Instant now) {
    return new PublishMeter.Standing(
        work.waiting(),
        work.oldest(),
        work.gate().closure().isPresent(),
        work.gate().breaker(now) != StoreStatus.Breaker.CLOSED,
        history.exposure(),
        history::lag);
  }

  static List<NumberView> numbers(
      StoreWork work, Outlets outlets, ChannelId store, StoreMessage.Numbers question) {
    return outlets
        .stores()
        .listings(store, question.after())
        .map(
            listing -> {
              var window = outlets.window(listing).map(WindowId::listing);
              var number = window.map(work::number).orElseGet(() -> work.number(listing.id()));
              var isWaiting = window.filter(work::isWaiting).isPresent();
              return NumberView.of(listing.id(), listing.sku(), window, number, isWaiting);
            })
        .filter(view -> question.state().isEmpty() || question.state().get() == view.state())
        .limit(question.limit())
        .toList();
  }
}
