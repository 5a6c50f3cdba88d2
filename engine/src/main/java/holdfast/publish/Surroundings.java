package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import holdfast.catalog.WindowId;
import holdfast.stock.Outlets;
import java.time.Instant;
import java.util.Optional;

/**
 * What is true around a store when it decides.
 *
 * @param outlets where SKUs are sold at this moment
 * @param connector of its platform
 * @param jitter a number from 0 to 1 that nobody can foresee
 */
record Surroundings(
    Store store, Outlets outlets, ShopConnector connector, double jitter, Instant now) {
  /** Whether it is told anything. */
  boolean isOpen() {
    return store.syncLevel() == SyncLevel.PUSH && !store.paused();
  }

  ShopConnector.Manners manners() {
    return connector.manners(store);
  }

  String group(Listing listing) {
    return connector.group(store, listing);
  }

  Optional<Listing> listing(String id) {
    return outlets.stores().listing(store.id(), id);
  }

  /** The listing that names the number which this one shows; none when it is left alone. */
  Optional<String> window(Listing listing) {
    return outlets.window(listing).map(WindowId::listing);
  }
}
