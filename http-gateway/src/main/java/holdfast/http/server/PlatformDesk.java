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
import holdfast.publish.Questions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Sends each question to the desk of the order's platform; where there is none, nobody can ask. */
record PlatformDesk(Map<Platform, ShopDesk> desks, Supplier<StoreBook> stores) implements ShopDesk {
  @Override
  public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order) {
    return asked(() -> of(order).refunds(order));
  }

  @Override
  public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order) {
    return asked(() -> of(order).snapshot(order));
  }

  @Override
  public CompletionStage<DeskAnswer<Cancellation>> cancel(
      OrderKey order, Cancellation cancellation) {
    return asked(() -> of(order).cancel(order, cancellation));
  }

  /** A desk that breaks its word must not end the order that asks. */
  private static <T> CompletionStage<DeskAnswer<T>> asked(
      Supplier<CompletionStage<DeskAnswer<T>>> question) {
    return Questions.ask(question)
        .exceptionally(failure -> new DeskAnswer.Unreachable<>(failure.toString()));
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
