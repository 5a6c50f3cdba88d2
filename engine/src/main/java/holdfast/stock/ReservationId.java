package holdfast.stock;

import holdfast.catalog.Identifier;

/** Names one reservation; chosen by the client, and so its idempotency key. */
public record ReservationId(String value) implements Comparable<ReservationId> {
  /** Checks the id's form, see {@link Identifier}. */
  public ReservationId {
    Identifier.require("reservation", value);
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
