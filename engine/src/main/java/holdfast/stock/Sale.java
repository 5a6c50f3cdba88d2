package holdfast.stock;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a shop says of one line of an order. It is absolute: how many units are sold in all, not how
 * many more, so that a report that is repeated or overtaken does no harm.
 *
 * @param quantity units sold and not cancelled, those that have been shipped included; 0 when the
 *     line was cancelled
 * @param hold a reservation of the same channel for the same cart or order, whose units the sale
 *     takes over
 * @param reportedAt when the shop said so
 */
public record Sale(
    ChannelId channel,
    OrderId order,
    int quantity,
    Optional<ReservationId> hold,
    Instant reportedAt) {
  /** Refuses numbers that no shop can mean. */
  public Sale {
    Quantity.require(quantity, 0);
  }
}
