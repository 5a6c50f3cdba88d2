package holdfast.order;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Tells the cart that it became this order. */
final class CartTelling implements Errand {
  private final OrderKey key;
  private final OrderContext shared;
  private final ActorContext<OrderMessage> context;
  private boolean isUnderWay;

  CartTelling(OrderKey key, OrderContext shared, ActorContext<OrderMessage> context) {
    this.key = key;
    this.shared = shared;
    this.context = context;
  }

  @Override
  public void tryAgain(Order order) {
    // It is told until it answers.
  }

  @Override
  public void goOn(Order order, Plan plan) {
    if (!plan.tellsCart() || isUnderWay) {
      return;
    }
    isUnderWay = true;
    var cart = OrderKey.cart(key.store(), order.facts().cart().orElseThrow());
    context.pipeToSelf(
        shared.carts().apply(cart, new OrderNews.Ordered(key)),
        (reply, failure) ->
            new OrderMessage.Concluded(
                (after, _) ->
                    concluded(after, failure == null ? reply : new OrderReply.OutcomeUnknown())));
  }

  private Optional<List<OrderEvent>> concluded(Order order, OrderReply reply) {
    isUnderWay = false;
    if (reply instanceof OrderReply.OutcomeUnknown) {
      return Optional.empty();
    }
    return Optional.of(order.isCartTold() ? List.of() : List.of(new OrderEvent.CartTold()));
  }

  @Override
  public boolean isUnderWay() {
    return isUnderWay;
  }
}
