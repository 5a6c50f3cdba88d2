package holdfast.catalog;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * The master data at one moment, as a SKU's decision sees it. Immutable; a change makes a new one.
 *
 * @param locations by id
 * @param channels by id
 * @param retailers by id
 */
public record Catalog(
    Map<LocationId, Location> locations,
    Map<ChannelId, Channel> channels,
    Map<RetailerId, Retailer> retailers) {
  /** Keeps its own copies. */
  public Catalog {
    locations = Map.copyOf(locations);
    channels = Map.copyOf(channels);
    retailers = Map.copyOf(retailers);
  }

  /** A catalog in which nothing is known. */
  public static Catalog empty() {
    return new Catalog(Map.of(), Map.of(), Map.of());
  }

  /** Whether units may be put at {@code location}. */
  public boolean knows(LocationId location) {
    return locations.containsKey(location);
  }

  /** Whether {@code channel} may take units. */
  public boolean knows(ChannelId channel) {
    return channels.containsKey(channel);
  }

  /** Whether {@code retailer} exists. */
  public boolean knows(RetailerId retailer) {
    return retailers.containsKey(retailer);
  }

  /** On whose account {@code channel} takes units; nobody's but the supplier's own when empty. */
  public Optional<RetailerId> retailer(ChannelId channel) {
    var known = channels.get(channel);
    return known == null ? Optional.empty() : known.retailer();
  }

  /** The order in which locations are drawn on: lowest priority number first, then by id. */
  public Comparator<LocationId> drawingOrder() {
    return Comparator.comparingInt(this::priority).thenComparing(Comparator.naturalOrder());
  }

  /**
   * What keeps units at {@code location} from a delivery. A location that is not in the catalog
   * counts as a warehouse that serves everybody.
   *
   * @param isFactoryOpen see {@link Service#hurdle}
   */
  public Hurdle hurdle(LocationId location, Delivery delivery, boolean isFactoryOpen) {
    var known = locations.get(location);
    return known == null ? Hurdle.NONE : known.service().hurdle(delivery, isFactoryOpen);
  }

  /** Whether units at {@code location} can be sent at once, as they can't from a factory. */
  public boolean isReady(LocationId location) {
    var known = locations.get(location);
    return known == null || known.service().kind() != Service.Kind.FACTORY;
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
