package holdfast.http.server;

import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Identifier;
import holdfast.catalog.Listing;
import holdfast.catalog.LocationId;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.order.OrderLine;
import holdfast.order.Shops;
import holdfast.order.Terms;
import holdfast.stock.Reservation;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What master data says of stores, for their orders. A channel that is no store has no listings:
 * its lines name SKUs, and its locations are ours.
 */
record StoreShops(Supplier<StoreBook> stores, Supplier<Catalog> catalog) implements Shops {
  private static final Terms OF_CHANNEL = new Terms(false, false, Reservation.TTL_SECONDS_DEFAULT);

  @Override
  public Terms terms(ChannelId store) {
    return stores.get().store(store).map(StoreShops::terms).orElse(OF_CHANNEL);
  }

  private static Terms terms(Store store) {
    return new Terms(
        store.testStore(),
        store.restockAuthority() == RestockAuthority.STORE,
        Math.min(store.holdSeconds().orElse(0), Reservation.TTL_SECONDS_MAX));
  }

  /** A parked listing is not published to, but what was sold under it was sold. */
  @Override
  public Optional<SkuId> sku(ChannelId store, OrderLine line) {
    var book = stores.get();
    return book.store(store).isPresent()
        ? line.variant().flatMap(variant -> book.byVariant(store, variant)).flatMap(Listing::sku)
        : line.skuText().filter(Identifier::isValid).map(SkuId::new);
  }

  @Override
  public Optional<LocationId> location(ChannelId store, Optional<String> platformLocation) {
    var known = stores.get().store(store);
    return known.isPresent()
        ? known.flatMap(Store::location)
        : platformLocation
            .filter(Identifier::isValid)
            .map(LocationId::new)
            .filter(catalog.get()::knows);
  }
}
