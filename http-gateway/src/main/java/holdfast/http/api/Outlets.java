package holdfast.http.api;

import holdfast.allocation.Outlet;
import holdfast.allocation.Taker;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.Channel;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where SKUs are sold: in the windows of stores, and over the counters of all other channels. */
final class Outlets {
  private final CatalogStore catalog;
  private final StoreDirectory stores;

  Outlets(CatalogStore catalog, StoreDirectory stores) {
    this.catalog = catalog;
    this.stores = stores;
  }

  /** A SKU's outlets; what is parked is none. */
  List<Outlet> of(SkuId sku) {
    return Stream.concat(windows(sku), counters()).toList();
  }

  private Stream<Outlet> windows(SkuId sku) {
    return listings(sku).stream()
        .filter(listing -> listing.leftAloneFor().isEmpty())
        .map(listing -> new Outlet.Window(listing.store(), listing.id(), taker(listing)));
  }

  private Stream<Outlet> counters() {
    var book = stores.current();
    return catalog.current().channels().values().stream()
        .filter(channel -> book.store(channel.id()).isEmpty())
        .sorted(Comparator.comparing(Channel::id))
        .map(channel -> new Outlet.Counter(channel.id(), Taker.of(channel.retailer())));
  }

  /** A SKU's listings, those that are parked among them. */
  List<Listing> listings(SkuId sku) {
    return stores.current().listings(sku);
  }

  /**
   * The store of this id.
   *
   * @throws holdfast.http.wire.ProblemException when there is none
   */
  Store store(ChannelId id) {
    return StoreCalls.require(stores, id);
  }

  /** On whose account the listing's store sells. */
  Taker taker(Listing listing) {
    return Taker.of(catalog.current().retailer(listing.store()));
  }
}
