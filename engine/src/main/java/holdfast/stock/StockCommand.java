package holdfast.stock;

import java.util.Optional;

/**
 * What can be asked of a SKU. Ids are chosen by the client: asking again with the same id has no
 * second effect.
 */
public sealed interface StockCommand {
  /** Make the SKU known, or change what is known of it. */
  record Define(SkuProfile profile) implements StockCommand {}

  /** Record a movement of units. */
  record Move(MovementId id, Movement movement, Movement.Note note) implements StockCommand {}

  /** Begin a new allocation period: nobody has taken anything yet. */
  record Rebalance(RebalanceId id) implements StockCommand {}

  /** A command about one reservation. */
  sealed interface OnReservation extends StockCommand {
    /** The reservation that it is about. */
    ReservationId id();
  }

  /** Hold units for a checkout. */
  record Reserve(ReservationId id, Reservation.Request request) implements OnReservation {}

  /** Hold them until {@code ttlSeconds} from now, if that is later than the deadline. */
  record Extend(ReservationId id, int ttlSeconds) implements OnReservation {}

  /**
   * Give held units to an order; with a {@code quantity} below what is held, the rest returns to
   * the pool.
   */
  record Confirm(ReservationId id, OrderId order, Optional<Integer> quantity)
      implements OnReservation {
    /** Refuses numbers that no client can mean. */
    public Confirm {
      quantity.ifPresent(units -> Quantity.require(units, 1));
    }
  }

  /** Give held units back. */
  record Release(ReservationId id) implements OnReservation {}
}
