package holdfast.stock;

import holdfast.catalog.Delivery;
import java.util.Optional;

/** Finds the first field in which a repeated call's delivery differs from the original's (I3). */
public final class DeliveryDifference {
  private DeliveryDifference() {}

  /** The refusal that names the field, unless both are the same; nothing said is any delivery. */
  public static Optional<Refusal> between(Optional<Delivery> before, Optional<Delivery> now) {
    return between(before.orElse(Delivery.ANY), now.orElse(Delivery.ANY));
  }

  private static Optional<Refusal> between(Delivery before, Delivery now) {
    if (!before.destination().equals(now.destination())) {
      return Optional.of(reused("/destination", before.destination(), now.destination()));
    }
    if (!before.shippingMethod().equals(now.shippingMethod())) {
      return Optional.of(reused("/shippingMethod", before.shippingMethod(), now.shippingMethod()));
    }
    return before.fromOneLocation() == now.fromOneLocation()
        ? Optional.empty()
        : Optional.of(
            new Refusal.IdReused(
                "/allowSplit",
                String.valueOf(!before.fromOneLocation()),
                String.valueOf(!now.fromOneLocation())));
  }

  private static Refusal reused(String field, Optional<?> before, Optional<?> now) {
    return new Refusal.IdReused(
        field,
        before.map(String::valueOf).orElse("nothing"),
        now.map(String::valueOf).orElse("nothing"));
  }
}
