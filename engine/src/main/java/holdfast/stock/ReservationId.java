package holdfast.stock;

import holdfast.catalog.Identifier;

/** Names one reservation; chosen by the client, and so its idempotency key. */
public record ReservationId(String value) implements Comparable<ReservationId> {
  /** Checks the id's form, see {@link Identifier}. */
  public ReservationId {
    Identifier.require("reservation", value);
  }

  /**
   * Counters in ids leave the low bits of a string's hash alike; maps of many reservations need
   * them to differ.
   */
  @Override
  public int hashCode() {
    var mixed = value.hashCode() * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  @Override
  public int compareTo(ReservationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
