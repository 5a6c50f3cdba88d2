package holdfast.publish;

import holdfast.catalog.Listing;
import java.util.List;
import java.util.Optional;

/** One thing that a store does. */
sealed interface Round {
  /** Ask the SKUs what these listings may show, and look up what is known of them. */
  record Ask(List<Listing> listings) implements Round {}

  /** Ask the store what it shows for them. */
  record Read(List<Listing> listings) implements Round {}

  /** Send a push once more, as it was. */
  record Again(Push push) implements Round {}

  /**
   * Forget what a listing showed; no call to the store.
   *
   * @param told what it was last found to have to show
   * @param isGone nothing is left of the number; else another SKU is behind it now
   */
  record Forget(String listing, Optional<ListingNumber.Target> told, boolean isGone)
      implements Round {}

  /** Whether the store is called. */
  default boolean isCall() {
    return !(this instanceof Forget);
  }
}
