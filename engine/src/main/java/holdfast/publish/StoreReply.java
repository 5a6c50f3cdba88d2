package holdfast.publish;

import java.util.List;

/** What comes back from a store. */
public sealed interface StoreReply {
  /** It is done, or will be. */
  record Done() implements StoreReply {}

  /** How it stands. */
  record Is(StoreStatus status) implements StoreReply {}

  /** Where its numbers stand, by listing. */
  record Numbers(List<NumberView> numbers) implements StoreReply {
    /** Keeps its own copy. */
    public Numbers {
      numbers = List.copyOf(numbers);
    }
  }

  /** It has no such listing that shows a number. */
  record NoSuchWindow() implements StoreReply {}

  /** It did not answer; asking again does no harm. */
  record OutcomeUnknown() implements StoreReply {}
}
