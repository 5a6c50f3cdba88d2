package holdfast.publish;

import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.RetailerId;
import holdfast.catalog.ShopApi;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.SyncLevel;
import holdfast.stock.Outlets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A store with listings, for tests. */
final class Windowed {
  static final ChannelId SHOP = new ChannelId("shop");

  static final PublishSettings SETTINGS =
      new PublishSettings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60)),
          3,
          new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(300)),
          600,
          Duration.ofHours(24),
          Duration.ofMillis(50),
          Duration.ofSeconds(60));

  private Windowed() {}

  static Store store(SyncLevel syncLevel, boolean isPaused, long version) {
    return store("Shop", Optional.empty(), syncLevel, isPaused, version);
  }

  static Store store(
      String name,
      Optional<RetailerId> retailer,
      SyncLevel syncLevel,
      boolean isPaused,
      long version) {
    return new Store(
        SHOP,
        name,
        retailer,
        Platform.WOOCOMMERCE,
        Optional.of("https://shop.example"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ShopApi.USUAL,
        RestockAuthority.SUPPLIER,
        false,
        Optional.empty(),
        Map.of(),
        syncLevel,
        Optional.empty(),
        OnDrift.CORRECT,
        isPaused,
        version);
  }

  static Listing listing(String id, long version) {
    return new Listing(
        SHOP,
        id,
        "v" + id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(sku(id)),
        Optional.empty(),
        version);
  }

  static SkuId sku(String listing) {
    return new SkuId("SKU-" + listing);
  }

  /** A book of the store and these listings. */
  static StoreBook book(String... listings) {
    var book = StoreBook.empty().with(store(SyncLevel.PUSH, false, 1));
    for (var id : listings) {
      book = book.with(listing(id, 1));
    }
    return book;
  }

  static Outlets outlets(StoreBook book) {
    return new Outlets(Catalog.empty(), book);
  }
}
