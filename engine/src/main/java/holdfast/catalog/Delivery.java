package holdfast.catalog;

import java.util.Optional;

/**
 * What a checkout knows of the way to its customer. What it does not know yet restricts nothing.
 *
 * @param fromOneLocation whether a line must not be split over locations
 */
public record Delivery(
    Optional<Destination> destination, Optional<String> shippingMethod, boolean fromOneLocation) {
  /** Nothing is known. */
  public static final Delivery ANY = new Delivery(Optional.empty(), Optional.empty(), false);
}
