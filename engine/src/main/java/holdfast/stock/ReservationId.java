package holdfast.stock;

import holdfast.catalog.Identifier;

/** Names one reservation; chosen by the client, and so its idempotency key. */
public record ReservationId(String value) implements Comparable<ReservationId> {
  /**
   * What the ids of checkouts' holds start with. Clients may not choose such an id, so that no hold
   * can be taken for a reservation of theirs, nor be touched from outside.
   */
  public static final String HOLD_PREFIX = "~";

  /**
   * What the ids of reported sales start with, so that none can be taken for a reservation that a
   * client made.
   */
  public static final String SALE_PREFIX = "!";

  /** Checks the id's form, see {@link Identifier}. */
  public ReservationId {
    Identifier.require("reservation", value);
  }

  /**
   * The id under which each SKU holds units for the checkout with this id; one character longer, so
   * that a checkout's id may have {@link Identifier#LENGTH_MAX} less one.
   */
  public ReservationId hold() {
    return new ReservationId(HOLD_PREFIX + value);
  }

  /** Whether it is the id of a checkout's hold. */
  public boolean isHold() {
    return value.startsWith(HOLD_PREFIX);
  }

  /** Whether it is the id of a sale that a shop reported. */
  public boolean isSale() {
    return value.startsWith(SALE_PREFIX);
  }

  /** Whether a client may choose it. */
  public boolean isOfClient() {
    return !isHold() && !isSale();
  }

  /** Whether a checkout may have this id. */
  public boolean canHaveHolds() {
    return isOfClient() && value.length() + HOLD_PREFIX.length() <= Identifier.LENGTH_MAX;
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
