package holdfast.stock;

import holdfast.catalog.LocationId;

/**
 * Units of a reservation at one location.
 *
 * @param quantity units taken there
 * @param shipped how many of them have left
 */
public record Pick(LocationId location, int quantity, int shipped) {
  /** Units of which none has left. */
  public static Pick of(LocationId location, int quantity) {
    return new Pick(location, quantity, 0);
  }

  Pick shipping(int units) {
    return new Pick(location, quantity, shipped + units);
  }

  /** The same with units that were taken elsewhere at first, or that are taken elsewhere now. */
  Pick with(int units) {
    return new Pick(location, quantity + units, shipped);
  }

  int unshipped() {
    return quantity - shipped;
  }
}
