package holdfast.catalog;

import java.util.Comparator;
import java.util.Map;

/**
 * The master data at one moment, as a SKU's decision sees it. Immutable; a change makes a new one.
 *
 * @param locations by id
 * @param channels by id
 */
public record Catalog(Map<LocationId, Location> locations, Map<ChannelId, Channel> channels) {
  /** Keeps its own copies. */
  public Catalog {
    locations = Map.copyOf(locations);
    channels = Map.copyOf(channels);
  }

  /** A catalog in which nothing is known. */
  public static Catalog empty() {
    return new Catalog(Map.of(), Map.of());
  }

  /** Whether units may be put at {@code location}. */
  public boolean knows(LocationId location) {
    return locations.containsKey(location);
  }

  /** Whether {@code channel} may take units. */
  public boolean knows(ChannelId channel) {
    return channels.containsKey(channel);
  }

  /** The order in which locations are drawn on: lowest priority number first, then by id. */
  public Comparator<LocationId> drawingOrder() {
    return Comparator.comparingInt(this::priority).thenComparing(Comparator.naturalOrder());
  }

  /**
   * What keeps units at {@code location} from a delivery. A location that is not in the catalog
   * counts as a warehouse that serves everybody.
   */
  public Hurdle hurdle(LocationId location, Delivery delivery) {
    var known = locations.get(location);
    return known == null ? Hurdle.NONE : known.service().hurdle(delivery);
  }

  /** Days until units leave {@code location}. */
  public int leadTimeDays(LocationId location) {
    var known = locations.get(location);
    return known == null ? 0 : known.service().leadTimeDays();
  }

  private int priority(LocationId id) {
    var location = locations.get(id);
    return location == null ? Location.PRIORITY_DEFAULT : location.priority();
  }
}
