package holdfast.outbound;

import holdfast.catalog.ChannelId;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.ShopApi;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import java.util.Map;
import java.util.Optional;

/** Stores to be called in tests. */
public final class Shops {
  private Shops() {}

  /** A Shopify shop, pushed to at location 755, whose API is here. */
  public static Store shopify(String url) {
    return store(
        Platform.SHOPIFY, new ShopApi(Optional.of(url), false, Optional.empty()), "test-shop");
  }

  /** As {@link #shopify}, but it says that it is to be called without TLS. */
  static Store plain(String url) {
    return store(
        Platform.SHOPIFY, new ShopApi(Optional.of(url), true, Optional.empty()), "test-shop");
  }

  /** With an API at the usual place. */
  static Store usual(Platform platform, String domain) {
    return store(platform, ShopApi.USUAL, domain);
  }

  /** A Shopify shop whose carts hold units. */
  public static Store holding() {
    return store(Platform.SHOPIFY, ShopApi.USUAL, "test-shop", Optional.of(600));
  }

  /** A store on a platform, pushed to at location 755. */
  public static Store store(Platform platform, ShopApi api, String domain) {
    return store(platform, api, domain, Optional.empty());
  }

  private static Store store(
      Platform platform, ShopApi api, String domain, Optional<Integer> holdSeconds) {
    return new Store(
        new ChannelId("shop"),
        "Shop",
        Optional.empty(),
        platform,
        Optional.of(domain),
        Optional.empty(),
        Optional.empty(),
        Optional.of("755"),
        api,
        RestockAuthority.SUPPLIER,
        false,
        holdSeconds,
        Map.of(),
        SyncLevel.PUSH,
        Optional.empty(),
        OnDrift.CORRECT,
        false,
        1);
  }
}
