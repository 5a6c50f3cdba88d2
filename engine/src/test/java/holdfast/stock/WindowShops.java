package holdfast.stock;

import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.RetailerId;
import holdfast.catalog.ShopApi;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.SyncLevel;
import holdfast.catalog.WindowId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stores for tests: of each retailer one, called as its channel, with one listing of the SKU. */
final class WindowShops {
  private static final String LISTING = "tee";

  private WindowShops() {}

  static String[] retailers(int count) {
    return IntStream.range(0, count).mapToObj(i -> "" + (char) ('A' + i)).toArray(String[]::new);
  }

  /** As it is everywhere, but that the own channels are only one. */
  static Catalog catalog(String... retailers) {
    var catalog = MasterData.withRetailers(retailers);
    var channels = new HashMap<>(catalog.channels());
    channels.remove(new ChannelId("shop"));
    return new Catalog(catalog.locations(), channels, catalog.retailers());
  }

  static StoreBook book(String... retailers) {
    var book = StoreBook.empty();
    for (var retailer : retailers) {
      var store = store(MarketOfRetailers.shop(retailer), retailer);
      book = book.with(store).with(listing(store, LISTING));
    }
    return book;
  }

  static List<WindowId> windows(StoreBook book) {
    return book.stores().stream().map(store -> new WindowId(store.id(), LISTING)).toList();
  }

  static WindowId window(String retailer) {
    return new WindowId(new ChannelId(MarketOfRetailers.shop(retailer)), LISTING);
  }

  static Store store(String id, String retailer) {
    return new Store(
        new ChannelId(id),
        id,
        Optional.of(new RetailerId(retailer)),
        Platform.SHOPIFY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ShopApi.USUAL,
        RestockAuthority.SUPPLIER,
        false,
        Optional.empty(),
        Map.of(),
        SyncLevel.PUSH,
        Optional.empty(),
        OnDrift.CORRECT,
        false,
        1);
  }

  static Listing listing(Store store, String id) {
    return new Listing(
        store.id(),
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(TheSku.ID),
        Optional.empty(),
        1);
  }
}
