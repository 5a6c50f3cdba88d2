package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.shop.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store is known to show what it was last told, or last said. */
final class RememberedNumbers implements ShownNumbers {
  private final Map<String, Long> shown = new HashMap<>();

  @Override
  public Map<String, Known> known(Store store, Collection<Listing> listings) {
    var known = new HashMap<String, Known>();
    listings.forEach(
        it ->
            known.put(
                it.id(),
                new Known(
                    Optional.ofNullable(shown.get(it.id())),
                    Optional.empty(),
                    Optional.empty(),
                    false)));
    return known;
  }

  @Override
  public void pushed(Store store, Map<Listing, Pushed> numbers, Instant now) {
    numbers.forEach((listing, pushed) -> shown.put(listing.id(), pushed.units()));
  }

  @Override
  public void seen(Store store, Map<Listing, Level> levels, Instant now) {
    levels.forEach((listing, level) -> shown.put(listing.id(), (long) level.number()));
  }
}
