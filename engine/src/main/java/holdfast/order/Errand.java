package holdfast.order;

import java.util.List;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * Something that an order sees to beside its steps. Belongs to one {@link OrderEntity} and its
 * thread. What comes back is an {@link OrderMessage.Concluded}.
 */
interface Errand {
  /** Those of an order that comes to life. */
  static List<Errand> all(OrderKey key, OrderContext shared, ActorContext<OrderMessage> context) {
    return List.of(
        new CartTelling(key, shared, context),
        new Shelving(key, shared, context),
        new Reading(key, shared, context),
        new Settling(key, shared, context));
  }

  /** What was in vain may succeed by now. */
  void tryAgain(Order order);

  /**
   * Asks what is to be asked; called when all that is known is stored.
   *
   * @param plan of the order, with no more events
   */
  void goOn(Order order, Plan plan);

  /** Whether an answer is awaited. */
  boolean isUnderWay();
}
