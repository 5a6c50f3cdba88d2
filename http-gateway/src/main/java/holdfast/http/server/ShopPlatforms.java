package holdfast.http.server;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.generic.GenericConnector;
import holdfast.outbound.Outbound;
import holdfast.persistence.Storage;
import holdfast.publish.SyncLog;
import holdfast.shopify.admin.ShopifyConnector;
import holdfast.shopify.admin.ShopifyDesk;
import holdfast.shopify.admin.ShopifySource;
import holdfast.woocommerce.rest.WooApi;
import holdfast.woocommerce.rest.WooConnector;
import holdfast.woocommerce.rest.WooDesk;
import holdfast.woocommerce.rest.WooSource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The platforms' APIs behind the engine's ports. */
final class ShopPlatforms {
  private ShopPlatforms() {}

  /** Those that Holdfast speaks, over the one way out. */
  static Connectors of(Outbound outbound, Storage storage, SyncLog log, Clock clock) {
    Function<ChannelId, Optional<Store>> known = id -> storage.stores().current().store(id);
    var secrets = storage.secrets();
    var woo = new WooApi(outbound, secrets, log, clock, ShopPlatforms::nonce);
    return new Connectors(
        Map.of(
            Platform.SHOPIFY,
            new ShopifySource(outbound, secrets, log, clock),
            Platform.WOOCOMMERCE,
            new WooSource(woo, secrets)),
        Map.of(
            Platform.SHOPIFY,
            new ShopifyConnector(outbound, secrets, log, clock),
            Platform.WOOCOMMERCE,
            new WooConnector(woo),
            Platform.GENERIC,
            new GenericConnector(outbound, secrets, log, clock)),
        Map.of(
            Platform.SHOPIFY,
            new ShopifyDesk(outbound, secrets, log, clock, known),
            Platform.WOOCOMMERCE,
            new WooDesk(woo, storage.stores()::current)));
  }

  private static String nonce() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
