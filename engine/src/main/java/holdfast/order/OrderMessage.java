package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.stock.SkuReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.pekko.actor.typed.ActorRef;

/** What an {@link OrderEntity} is told. */
public sealed interface OrderMessage {
  /** What may come from another node, and so has a stored form. */
  sealed interface FromAfar extends OrderMessage {}

  /** The shop said something; answered when that is in the journal. */
  record Tell(OrderNews news, ActorRef<OrderReply> replyTo) implements FromAfar {}

  /** Try again what could not be done: a listing was mapped, or a SKU defined. */
  record Retry(ActorRef<OrderReply> replyTo) implements FromAfar {}

  /** Somebody settles a line by hand, or without one the whole order: nothing more is done. */
  record Ignore(Optional<String> line, String operator, String note, ActorRef<OrderReply> replyTo)
      implements FromAfar {}

  /** Units came back and are here. */
  record Receive(Receipt.Said receipt, ActorRef<OrderReply> replyTo) implements FromAfar {}

  /** Tell how it stands. */
  record Find(ActorRef<OrderReply> replyTo) implements FromAfar {}

  /** Come to life, and try again what is unfinished. */
  record Wake() implements FromAfar {}

  /** Stop; what is unfinished is taken up by the next life. */
  record Retire() implements FromAfar {}

  /** What stays within a node. */
  sealed interface FromHere extends OrderMessage {}

  /** A SKU replied to a step. */
  record Answered(Step step, SkuReply reply) implements FromHere {}

  /** Ask the SKU once more. */
  record AskAgain(Step step) implements FromHere {}

  /** A SKU said what it is, for a line that is about it. */
  record Described(OrderLine line, SkuId sku, SkuReply reply) implements FromHere {}

  /**
   * An errand came back.
   *
   * @param events what has happened, if anything; none when it was in vain and is to be repeated
   */
  record Concluded(BiFunction<Order, Instant, Optional<List<OrderEvent>>> events)
      implements FromHere {}

  /** An event is committed: see what is next. */
  record GoOn() implements FromHere {}
}
