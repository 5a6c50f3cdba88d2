package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.WindowId;
import holdfast.stock.Outlets;
import java.util.List;

/** Tells where a store's numbers stand. */
final class StoreReport {
  private StoreReport() {}

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
