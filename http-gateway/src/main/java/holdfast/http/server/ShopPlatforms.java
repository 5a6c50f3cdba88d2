package holdfast.http.server;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.StoreSecrets;
import holdfast.order.ShopDesk;
import holdfast.outbound.Outbound;
import holdfast.publish.ShopConnector;
import holdfast.publish.SyncLog;
import holdfast.shopify.admin.ShopifyConnector;
import holdfast.shopify.admin.ShopifyDesk;
import holdfast.shopify.admin.ShopifySource;
import holdfast.sweep.ShopSource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The platforms' APIs behind the engine's ports. A platform that is missing in a map can't be asked
 * that.
 */
record ShopPlatforms(
    Map<Platform, ShopConnector> connectors,
    Map<Platform, ShopSource> sources,
    Map<Platform, ShopDesk> desks) {
  static ShopPlatforms of(
      Outbound outbound,
      StoreSecrets secrets,
      SyncLog log,
      Clock clock,
      Supplier<StoreBook> stores) {
    Function<ChannelId, Optional<Store>> known = id -> stores.get().store(id);
    return new ShopPlatforms(
        Map.of(Platform.SHOPIFY, new ShopifyConnector(outbound, secrets, log, clock)),
        Map.of(Platform.SHOPIFY, new ShopifySource(outbound, secrets, log, clock)),
        Map.of(Platform.SHOPIFY, new ShopifyDesk(outbound, secrets, log, clock, known)));
  }

  /** Where any order's shop is asked. */
  ShopDesk desk(Supplier<StoreBook> stores) {
    return new PlatformDesk(desks, stores);
  }
}
