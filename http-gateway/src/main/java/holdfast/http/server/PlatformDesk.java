package holdfast.http.server;

import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.order.Cancellation;
import holdfast.order.DeskAnswer;
import holdfast.order.OrderKey;
import holdfast.order.OrderSnapshot;
import holdfast.order.Refund;
import holdfast.order.ShopDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Sends each question to the desk of the order's platform; where there is none, nobody can ask. */
record PlatformDesk(Map<Platform, ShopDesk> desks, Supplier<StoreBook> stores) implements ShopDesk {
  @Override
  public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order) {
    return of(order).refunds(order);
  }

  @Override
  public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order) {
    return of(order).snapshot(order);
  }

  @Override
  public CompletionStage<DeskAnswer<Cancellation>> cancel(
      OrderKey order, Cancellation cancellation) {
    return of(order).cancel(order, cancellation);
  }

  private ShopDesk of(OrderKey order) {
    return stores
        .get()
        .store(order.store())
        .map(Store::platform)
        .map(desks::get)
        .orElse(NOT_CONNECTED);
  }
}
