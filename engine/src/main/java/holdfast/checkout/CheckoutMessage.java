package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.SkuReply;
import org.apache.pekko.actor.typed.ActorRef;

/** What a {@link CheckoutEntity} is told. */
public sealed interface CheckoutMessage {
  /** What may come from another node, and so has a stored form. */
  sealed interface FromAfar extends CheckoutMessage {}

  /** Carry out a command; the answer comes when it is over. */
  record Ask(CheckoutCommand command, ActorRef<CheckoutReply> replyTo) implements FromAfar {}

  /** Come to life and go on with what is unfinished or due. */
  record Wake() implements FromAfar {}

  /**
   * Stop: at once, where what is unfinished is taken up by the next life; or, when the checkout
   * itself wanted to go, after what has come meanwhile.
   */
  record Retire() implements FromAfar {}

  /** What stays within a node. */
  sealed interface FromHere extends CheckoutMessage {}

  /** A SKU replied, in a step that began at {@code version}. */
  record Told(long version, SkuId sku, SkuReply reply) implements FromHere {}

  /** Ask the SKU once more. */
  record AskAgain(long version, SkuId sku) implements FromHere {}

  /** An event is committed, the deadline has passed: see what is next. */
  record GoOn() implements FromHere {}
}
