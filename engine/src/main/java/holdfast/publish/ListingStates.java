package holdfast.publish;

import holdfast.catalog.ChannelId;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps durably where stores' numbers stand. Calls block for one transaction and fail with the
 * store's own unchecked exception when the database can't be reached.
 */
public interface ListingStates {
  /** What is known of a store's numbers. */
  Stored read(ChannelId store);

  /** Writes numbers, all or none. */
  void write(ChannelId store, Map<String, ListingNumber> numbers);

  /** Forgets a number. */
  void forget(ChannelId store, String listing);

  /** Writes that a store lets nobody in, or that it does again. */
  void close(ChannelId store, Optional<Closure> closure);

  /**
   * What is known of a store.
   *
   * @param numbers by listing
   */
  record Stored(Map<String, ListingNumber> numbers, Optional<Closure> closure) {
    /** Keeps its own copy. */
    public Stored {
      numbers = Map.copyOf(numbers);
    }
  }
}
