package holdfast.stock;

import holdfast.allocation.Outlet;
import holdfast.allocation.Taker;
import holdfast.catalog.Catalog;
import holdfast.catalog.Channel;
import holdfast.catalog.LevelKey;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.catalog.WindowId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where SKUs are sold: in the windows of stores, and over the counters of all other channels. */
public record Outlets(Catalog catalog, StoreBook stores) {
  /** A SKU's outlets; what is parked is none, and listings that share a number are one. */
  public List<Outlet> of(SkuId sku) {
    return Stream.concat(windows(sku).stream(), counters()).toList();
  }

  /** A SKU's windows alone, which takes no look at all channels. */
  public List<Outlet> windows(SkuId sku) {
    var keys = new HashSet<LevelKey>();
    return stores.listings(sku).stream()
        .filter(listing -> listing.leftAloneFor().isEmpty())
        .filter(listing -> key(listing).map(keys::add).orElse(true))
        .<Outlet>map(listing -> new Outlet.Window(listing.store(), listing.id(), taker(listing)))
        .toList();
  }

  private Stream<Outlet> counters() {
    return catalog.channels().values().stream()
        .filter(channel -> stores.store(channel.id()).isEmpty())
        .sorted(Comparator.comparing(Channel::id))
        .map(channel -> new Outlet.Counter(channel.id(), Taker.of(channel.retailer())));
  }

  /** The window that shows a listing's number; none when it is parked. */
  public Optional<WindowId> window(Listing listing) {
    return listing.leftAloneFor().isPresent()
        ? Optional.empty()
        : listing.sku().stream()
            .flatMap(sku -> stores.listings(sku).stream())
            .filter(other -> other.store().equals(listing.store()))
            .filter(other -> other.leftAloneFor().isEmpty())
            .filter(other -> key(other).equals(key(listing)))
            .map(first -> new WindowId(first.store(), first.id()))
            .findFirst();
  }

  /** On whose account the listing's store sells. */
  public Taker taker(Listing listing) {
    return Taker.of(catalog.retailer(listing.store()));
  }

  private Optional<LevelKey> key(Listing listing) {
    return stores.store(listing.store()).map(store -> LevelKey.of(store, listing));
  }
}
