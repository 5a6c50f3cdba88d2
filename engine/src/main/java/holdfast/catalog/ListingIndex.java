package holdfast.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pcollections.TreePMap;

/** Listings by something that several of them may have, in order of store and id. Immutable. */
record ListingIndex<K extends Comparable<? super K>>(TreePMap<K, List<Listing>> byKey) {
  private static final Comparator<Listing> ORDER =
      Comparator.comparing(Listing::store).thenComparing(Listing::id);

  static <K extends Comparable<? super K>> ListingIndex<K> empty() {
    return new ListingIndex<>(TreePMap.<K, List<Listing>>empty());
  }

  List<Listing> at(K key) {
    return byKey.getOrDefault(key, List.of());
  }

  ListingIndex<K> plus(K key, Listing listing) {
    var listings = new ArrayList<>(at(key));
    listings.add(listing);
    listings.sort(ORDER);
    return new ListingIndex<>(byKey.plus(key, List.copyOf(listings)));
  }

  ListingIndex<K> minus(K key, Listing listing) {
    var left = at(key).stream().filter(other -> !other.equals(listing)).toList();
    return new ListingIndex<>(left.isEmpty() ? byKey.minus(key) : byKey.plus(key, left));
  }
}
