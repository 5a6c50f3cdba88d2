package holdfast.catalog;

import java.util.Set;

/**
 * Whom a location can send units to, and how.
 *
 * @param kind what the place is
 * @param regions served countries and parts of countries, see {@link Destination}; none = all
 * @param shippingMethods by which it sends; none = all
 * @param leadTimeDays days until units leave it
 */
public record Service(
    Kind kind, Set<String> regions, Set<String> shippingMethods, int leadTimeDays) {
  /** A warehouse that sends everywhere by any method, today. */
  public static final Service EVERYWHERE = new Service(Kind.WAREHOUSE, Set.of(), Set.of(), 0);

  /** Most served regions of a location. */
  public static final int REGIONS_MAX = 500;

  /** Most shipping methods of a location. */
  public static final int METHODS_MAX = 100;

  /** Longest lead time, in days. */
  public static final int LEAD_TIME_DAYS_MAX = 365;

  /** What kind of place a location is. */
  public enum Kind {
    /** The supplier's own. */
    WAREHOUSE,
    /** Somebody else's, who ships for the supplier. */
    PARTNER,
    /**
     * Units are there, but can't be sent at once: they are sold only where the SKU's policy says
     * so, and to those who ask for a shipping method that the factory itself lists.
     */
    FACTORY
  }

  /** Keeps its own copies. */
  public Service {
    regions = Set.copyOf(regions);
    shippingMethods = Set.copyOf(shippingMethods);
  }

  /**
   * What keeps units here from this delivery; {@link Hurdle#NONE} when nothing does.
   *
   * @param isFactoryOpen whether a factory sells like any other place
   */
  public Hurdle hurdle(Delivery delivery, boolean isFactoryOpen) {
    if (delivery.destination().filter(destination -> !isServed(destination)).isPresent()) {
      return Hurdle.NO_ELIGIBLE_LOCATION;
    }
    var method = delivery.shippingMethod();
    if (kind == Kind.FACTORY && !isFactoryOpen && (method.isEmpty() || shippingMethods.isEmpty())) {
      return Hurdle.FACTORY_ONLY;
    }
    return shippingMethods.isEmpty() || method.isEmpty() || shippingMethods.contains(method.get())
        ? Hurdle.NONE
        : Hurdle.SHIPPING_METHOD;
  }

  private boolean isServed(Destination destination) {
    return regions.isEmpty()
        || regions.contains(destination.country())
        || regions.contains(destination.toString());
  }
}
