package holdfast.order;

import java.time.Instant;
import java.util.List;

/**
 * One thing that a shop has said about an order. It may come late, twice, in any order, or not at
 * all; whatever comes, in whatever order, the same is known in the end.
 */
public sealed interface OrderNews {
  /** The whole order, as it was at one moment. */
  record Seen(OrderSnapshot order) implements OrderNews {}

  /** A parcel left, or did not after all. */
  record Shipped(Shipment shipment) implements OrderNews {}

  /** Money was given back. */
  record Refunded(Refund refund) implements OrderNews {}

  /**
   * The buyer will send units back, or has changed their mind.
   *
   * @param id the shop's own id
   * @param changedAt by the shop's clock
   * @param lines units by line of the order; none when the shop does not say which, or it is off
   */
  record ReturnAnnounced(String id, Instant changedAt, List<Shipment.Units> lines)
      implements OrderNews {
    /** Keeps its own copy of the lines. */
    public ReturnAnnounced {
      lines = List.copyOf(lines);
    }
  }

  /** The order was edited; what it is now, a snapshot will say. */
  record Edited(Instant at) implements OrderNews {}

  /**
   * The shop has deleted it: what was never shipped is free, whatever comes later but {@link
   * Restored}.
   */
  record Deleted() implements OrderNews {}

  /**
   * The shop has taken it out of its bin. No shop says when it deleted or restored; of these two,
   * the one that was received later counts.
   */
  record Restored() implements OrderNews {}

  /** The cart became an order, which takes over its holds. */
  record Ordered(OrderKey order) implements OrderNews {}
}
