package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import holdfast.catalog.WindowId;
import holdfast.publish.ListingNumber.Acknowledged;
import holdfast.publish.ListingNumber.Flight;
import holdfast.stock.Outlets;
import holdfast.stock.SkuIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;

/**
 * Looks through all numbers of one store, by what is stored of them and of their SKUs; blocks for
 * some queries.
 */
record NumbersLook(ListingStates states, SkuIndex index, Outlets outlets) {
  private static final int PER_QUERY = 500;

  /**
   * What was found.
   *
   * @param nudges numbers that were not told, by listing: the units of their SKUs
   */
  record Found(Map<String, Long> nudges, List<Showing> showing) {}

  /**
   * A number that the store shows, or may be showing.
   *
   * @param available units of the SKU
   */
  record Showing(SkuId sku, long units, long available) {}

  Found at(Store store) {
    var numbers = states.read(store.id()).numbers();
    var listings = outlets.stores().listings(store.id(), Optional.empty()).toList();
    var windows = store.syncLevel() == SyncLevel.PUSH ? windows(listings) : List.<Listing>of();
    var marks = marks(skus(windows, numbers.values()));
    return new Found(
        store.syncLevel() == SyncLevel.PUSH
            ? unfinished(listings, windows, numbers, marks)
            : Map.of(),
        numbers.values().stream().flatMap(number -> showing(number, marks).stream()).toList());
  }

  private List<Listing> windows(List<Listing> listings) {
    return listings.stream()
        .filter(
            listing ->
                outlets
                    .window(listing)
                    .filter(new WindowId(listing.store(), listing.id())::equals)
                    .isPresent())
        .toList();
  }

  private static Set<SkuId> skus(List<Listing> windows, Collection<ListingNumber> numbers) {
    var skus = new HashSet<SkuId>();
    windows.forEach(listing -> listing.sku().ifPresent(skus::add));
    numbers.forEach(number -> number.target().ifPresent(target -> skus.add(target.sku())));
    return skus;
  }

  private Map<SkuId, SkuIndex.Mark> marks(Set<SkuId> skus) {
    var marks = new HashMap<SkuId, SkuIndex.Mark>();
    skus.stream()
        .gather(Gatherers.windowFixed(PER_QUERY))
        .forEach(some -> marks.putAll(index.marks(some)));
    return marks;
  }

  private static Map<String, Long> unfinished(
      List<Listing> listings,
      List<Listing> windows,
      Map<String, ListingNumber> numbers,
      Map<SkuId, SkuIndex.Mark> marks) {
    var nudges = new HashMap<String, Long>();
    for (var listing : windows) {
      var number = numbers.getOrDefault(listing.id(), ListingNumber.NONE);
      var mark = marks.get(listing.sku().orElseThrow());
      if (mark != null && !isRight(number, listing, mark.version())) {
        nudges.put(listing.id(), mark.available());
      }
    }
    var known = new HashSet<String>();
    listings.forEach(listing -> known.add(listing.id()));
    numbers.keySet().stream().filter(id -> !known.contains(id)).forEach(id -> nudges.put(id, 0L));
    return nudges;
  }

  private static boolean isRight(ListingNumber number, Listing listing, long version) {
    return !number.isUnfinished()
        && number
            .acknowledged()
            .filter(shown -> isOf(shown, listing) && shown.version() >= version)
            .isPresent();
  }

  private static boolean isOf(Acknowledged shown, Listing listing) {
    return shown.listingVersion() == listing.version();
  }

  private static Optional<Showing> showing(ListingNumber number, Map<SkuId, SkuIndex.Mark> marks) {
    var units =
        Math.max(
            number.acknowledged().map(Acknowledged::units).orElse(0L),
            number.flight().map(Flight::units).orElse(0L));
    return number
        .target()
        .flatMap(
            target ->
                Optional.ofNullable(marks.get(target.sku()))
                    .map(mark -> new Showing(target.sku(), units, mark.available())));
  }
}
