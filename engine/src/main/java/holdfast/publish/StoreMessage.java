package holdfast.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What a {@link StoreEntity} is told. */
public sealed interface StoreMessage {
  /** What may come from another node, and so has a wire form. */
  sealed interface FromAfar extends StoreMessage {}

  /**
   * Numbers may have to change.
   *
   * @param available units of the SKU, as far as is known, by listing
   */
  record Nudge(Map<String, Long> available) implements FromAfar {
    /** Keeps its own copy. */
    public Nudge {
      available = Map.copyOf(available);
    }
  }

  /** Tell a number again whatever is known, or all of them. */
  record PushAgain(Optional<String> listing, ActorRef<StoreReply> replyTo) implements FromAfar {}

  /** Try a store again that let nobody in. */
  record Resume(ActorRef<StoreReply> replyTo) implements FromAfar {}

  /** Numbers reached the store in another way. */
  record TakeOver(List<HandedOver> numbers, ActorRef<StoreReply> replyTo) implements FromAfar {
    /** Keeps its own copy. */
    public TakeOver {
      numbers = List.copyOf(numbers);
    }
  }

  /** So much of what it shows is not there for it alone. */
  record Exposed(Exposure exposure) implements FromAfar {}

  /** Tell how it stands. */
  record Status(ActorRef<StoreReply> replyTo) implements FromAfar {}

  /**
   * Tell where numbers stand.
   *
   * @param after the last listing of the page before
   */
  record Numbers(
      Optional<String> after,
      int limit,
      Optional<NumberView.State> state,
      ActorRef<StoreReply> replyTo)
      implements FromAfar {}

  /** Come to life, and see what is to be done. */
  record Wake() implements FromAfar {}

  /** Stop when nothing is under way. */
  record Retire() implements FromAfar {}

  /** What stays within a node. */
  sealed interface FromHere extends StoreMessage {}

  /** Something that was asked for came back. */
  record Concluded(Runnable what) implements FromHere {}
}
