package holdfast.catalog;

/**
 * Why units that are there can't be had, the one that is easiest to overcome first. The names are
 * part of the API.
 */
public enum Hurdle {
  /** They can be had. */
  NONE,
  /** There are enough, but not at one location, and the line must not be split. */
  ONE_LOCATION,
  /**
   * They are at a factory, no shipping method was asked for that it sells by, and the policy does
   * not open it.
   */
  FACTORY_ONLY,
  /** They are where nobody sends by the shipping method. */
  SHIPPING_METHOD,
  /** They are where nobody sends to the destination. */
  NO_ELIGIBLE_LOCATION
}
