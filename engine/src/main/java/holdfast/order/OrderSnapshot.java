package holdfast.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a shop says of one of its orders or carts as a whole, at one moment.
 *
 * @param changedAt by the shop's clock; to be compared with moments of the same shop only
 * @param cart token of the cart or checkout that it came from
 * @param isTest the shop says that nobody has really bought
 * @param shipments those that it accounts for in {@link OrderLine#toShip}
 * @param refunds those that it accounts for
 * @param unreadRefunds ids of refunds that it names without saying what was refunded
 * @param completedAt when it was handed over, in a shop that has no records of shipments; it tells
 *     refunds of goods from refunds of what never left
 */
public record OrderSnapshot(
    Instant changedAt,
    Stage stage,
    Optional<String> cart,
    boolean isTest,
    List<OrderLine> lines,
    List<Shipment> shipments,
    List<Refund> refunds,
    List<String> unreadRefunds,
    Optional<Instant> completedAt) {
  /** Keeps its own copies. */
  public OrderSnapshot {
    lines = List.copyOf(lines);
    shipments = List.copyOf(shipments);
    refunds = List.copyOf(refunds);
    unreadRefunds = List.copyOf(unreadRefunds);
  }

  /** Of a shop that does not say when it handed over. */
  public OrderSnapshot(
      Instant changedAt,
      Stage stage,
      Optional<String> cart,
      boolean isTest,
      List<OrderLine> lines,
      List<Shipment> shipments,
      List<Refund> refunds,
      List<String> unreadRefunds) {
    this(
        changedAt, stage, cart, isTest, lines, shipments, refunds, unreadRefunds, Optional.empty());
  }

  /** Whether it names this refund, read or not. */
  boolean names(String refund) {
    return unreadRefunds.contains(refund)
        || refunds.stream().anyMatch(named -> named.id().equals(refund));
  }

  /** How far an order has come. */
  public enum Stage {
    /** It takes nothing: a draft in a store that holds nothing for drafts. */
    IGNORED,
    /** Units are wanted for a while: a cart, or an order that waits for payment. */
    WANTED,
    /** Sold: what is not shipped yet is committed. */
    SOLD,
    /** Sold and handed over; the shop has no records of shipments. */
    COMPLETED,
    /** What was not shipped is free again. */
    CANCELLED
  }
}
