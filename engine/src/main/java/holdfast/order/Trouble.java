package holdfast.order;

import java.time.Instant;

/**
 * Why something of an order can't be done until somebody mends it. It is tried again now and then.
 *
 * @param since when it was found
 * @param detail which one it is about: a variant, a SKU, a location, what the SKU answered
 */
public record Trouble(Reason reason, Instant since, String detail) {
  /** What is wrong. The names are part of the API. */
  public enum Reason {
    /** Nobody has said which SKU the line is about. */
    UNMAPPED,
    /** The SKU that the line is said to be about does not exist. */
    UNKNOWN_SKU,
    /** The store is no channel. */
    UNKNOWN_CHANNEL,
    /** A location does not exist. */
    UNKNOWN_LOCATION,
    /** The shop shipped units of which none are committed. */
    SHIPPED_WITHOUT_STOCK,
    /** More units than a SKU can sell at once. */
    TOO_MANY_UNITS,
    /** The SKU refused for another reason. */
    REFUSED,
    /** The shop changed the order and can't be asked how. */
    STALE,
    /** The shop refunded something and can't be asked what. */
    REFUNDS_UNREAD
  }

  /** Whether it is the same trouble, whenever it was found. */
  boolean isAs(Trouble other) {
    return reason == other.reason && detail.equals(other.detail);
  }
}
