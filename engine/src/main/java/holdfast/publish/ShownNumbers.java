package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.shop.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What is known of what stores show. Calls block, and fail when the database can't be reached. */
public interface ShownNumbers {
  /** By listing; of those of which nothing is known, {@link Known#NOTHING} or none. */
  Map<String, Known> known(Store store, Collection<Listing> listings);

  /** The store was told these numbers and says that it shows them. */
  void pushed(Store store, Map<Listing, Pushed> numbers, Instant now);

  /** The store was asked, and says that it shows these. */
  void seen(Store store, Map<Listing, Level> levels, Instant now);

  /**
   * A number that a store was told.
   *
   * @param shown what it says that it shows
   */
  record Pushed(long units, Level shown) {}
}
