package holdfast.publish;

import holdfast.catalog.OnDrift;
import holdfast.catalog.Platform;
import holdfast.catalog.RetailerId;
import holdfast.catalog.ShopApi;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import java.util.Optional;

/**
 * What of a store decides which numbers it is told, and where. When only something else of it
 * changes, such as its name or its secrets, its numbers need not be looked at.
 */
record Telling(
    Optional<RetailerId> retailer,
    Platform platform,
    Optional<String> domain,
    Optional<String> platformLocation,
    ShopApi api,
    SyncLevel syncLevel,
    OnDrift onDrift,
    boolean paused) {
  static Telling of(Store store) {
    return new Telling(
        store.retailer(),
        store.platform(),
        store.domain(),
        store.platformLocation(),
        store.api(),
        store.syncLevel(),
        store.onDrift(),
        store.paused());
  }
}
