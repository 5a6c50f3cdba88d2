package holdfast.shoplife;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A parcel of an order, as its shop knows it. */
final class Parcel {
  final long id;
  final Instant createdAt;
  final Optional<Long> location;
  final Map<ShopLine, Integer> units;
  Instant changedAt;
  boolean isVoid;

  Parcel(long id, Instant createdAt, Optional<Long> location, Map<ShopLine, Integer> units) {
    this.id = id;
    this.createdAt = createdAt;
    this.location = location;
    this.units = units;
    this.changedAt = createdAt;
  }
}
