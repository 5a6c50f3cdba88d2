package holdfast.order;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where a shop is asked about its orders: the port to the platforms. No call fails or blocks: what
 * goes wrong is an answer. Thread-safe.
 */
public interface ShopDesk {
  /** A desk at which no shop can be asked anything. */
  ShopDesk NOT_CONNECTED =
      new ShopDesk() {
        @Override
        public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order) {
          return CompletableFuture.completedFuture(new DeskAnswer.NotConnected<>());
        }

        @Override
        public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order) {
          return CompletableFuture.completedFuture(new DeskAnswer.NotConnected<>());
        }

        @Override
        public CompletionStage<DeskAnswer<Cancellation>> cancel(
            OrderKey order, Cancellation cancellation) {
          return CompletableFuture.completedFuture(new DeskAnswer.NotConnected<>());
        }
      };

  /** All refunds of an order, with what was refunded. */
  CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order);

  /** An order as it is now; none if the shop has no such order. */
  CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order);

  /**
   * Has the shop cancel units; asked again with the same id, it does so once. It tells what it did.
   */
  CompletionStage<DeskAnswer<Cancellation>> cancel(OrderKey order, Cancellation cancellation);
}
