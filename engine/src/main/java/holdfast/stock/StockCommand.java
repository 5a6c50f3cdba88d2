package holdfast.stock;

import holdfast.allocation.Conflict;
import holdfast.catalog.Identifier;
import holdfast.catalog.WindowId;
import java.util.List;
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

  /**
   * Take note of a change of policy: begin the period that it asks for, if it asks for one.
   *
   * @param policyVersion of the book that first had the change
   */
  record TakeNote(long policyVersion) implements StockCommand {}

  /** What a store asks and tells about one of its windows. */
  sealed interface OnWindow extends StockCommand {
    /** The window. */
    WindowId window();
  }

  /**
   * Ask what a window may show now; to be asked at the last moment, when nothing is in flight for
   * it. What is answered may be pushed at once: if the SKU is guarded, it is on record.
   */
  record Offer(WindowId window) implements OnWindow {}

  /**
   * A shop has confirmed that a window shows what was offered.
   *
   * @param units what it confirmed: the number that was pushed, even where reading it back shows
   *     less, because a sale came between
   * @param offer the version that the offer was answered with
   */
  record Acknowledge(WindowId window, long units, long offer) implements OnWindow {}

  /**
   * A window was seen to show a number. More than is known of counts at once.
   *
   * @param units below zero where a shop sells what it does not have
   * @param isSettled whether nothing is in flight for it and all that the store sold before has
   *     been reported; only then less than is known of counts
   * @param offer the version of the last offer of which the store knows what has become: it and all
   *     before it are in flight no more, and what was not acknowledged came to nothing, as when a
   *     shop refused it; 0 if it knows of none
   */
  record Observe(WindowId window, long units, boolean isSettled, long offer) implements OnWindow {}

  /**
   * Forget what a window showed, once its listing is gone or stands for something else; has no
   * effect on a window that is one, or that is only parked.
   */
  record Withdraw(WindowId window) implements OnWindow {}

  /** A command about one reservation. */
  sealed interface OnReservation extends StockCommand {
    /** The reservation that it is about. */
    ReservationId id();
  }

  /** Hold units for a checkout. */
  record Reserve(ReservationId id, Reservation.Request request) implements OnReservation {
    /** Refuses numbers that no client can mean. */
    public Reserve {
      Quantity.require(request.quantity(), 1);
    }
  }

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

  /** A command about a sale that a shop reported. */
  sealed interface OfSale extends OnReservation {}

  /**
   * A shop has sold units of one order line. It can't be refused: what is not there is oversold.
   *
   * @param id chosen by whoever keeps the order; starts with {@link ReservationId#SALE_PREFIX}
   * @param revision counts the reports of this sale; one that is not newer than the last known
   *     changes nothing
   * @param left units that have left for it, by location. A SKU forgets a sale that is over, and
   *     when more is sold of it later, these must not be taken once more
   * @param lowered units that the number which the shop shows fell by since the report before; less
   *     than zero when it rose. Others than were sold since, where the shop keeps what is cancelled
   */
  record Sell(ReservationId id, long revision, Sale sale, List<Pick> left, int lowered)
      implements OfSale {
    /** Refuses an id that could be a client's; keeps its own copy of the picks. */
    public Sell {
      left = List.copyOf(left);
      if (!id.isSale()) {
        throw new IllegalArgumentException(
            "a sale's id starts with " + ReservationId.SALE_PREFIX + ", was " + id);
      }
    }
  }

  /**
   * A person decides what becomes of a sale's oversold units.
   *
   * @param decision what a policy might have said; it also says whether units may be borrowed
   * @param note must name the operator
   */
  record Resolve(ReservationId id, Conflict decision, Movement.Note note) implements OfSale {}

  /**
   * Units of a sale, or of another confirmed reservation, are on their way back.
   *
   * @param returnId names the return among those of the reservation
   * @param quantity units announced in all under this name; 0 when it was withdrawn
   */
  record ExpectReturn(ReservationId id, String returnId, int quantity) implements OfSale {
    /** Refuses numbers that no shop can mean, and names that are none. */
    public ExpectReturn {
      Identifier.require("return", returnId);
      Quantity.require(quantity, 0);
    }
  }

  /**
   * A command about one of a checkout's holds. Its id and {@code attempt} come from the checkout; a
   * command of an attempt that is no longer the newest, delayed on its way, changes nothing.
   */
  sealed interface OfCheckout extends OnReservation {
    /** Which grant of the checkout it belongs to, counting from 1. */
    int attempt();
  }

  /**
   * Hold units for an attempt; whatever an older one held is let go of in the same decision.
   *
   * @param insteadOf another hold of the same channel that is let go of as well: a shopper must not
   *     be kept from units by what they themselves hold
   */
  record Hold(
      ReservationId id, int attempt, Reservation.Request request, Optional<ReservationId> insteadOf)
      implements OfCheckout {
    /** Refuses numbers that no client can mean. */
    public Hold {
      Quantity.require(request.quantity(), 1);
    }

    /** In place of nothing but an older attempt. */
    public Hold(ReservationId id, int attempt, Reservation.Request request) {
      this(id, attempt, request, Optional.empty());
    }
  }

  /** Hold them until {@code ttlSeconds} from now; unlike {@link Extend} it never grants anew. */
  record Prolong(ReservationId id, int attempt, int ttlSeconds) implements OfCheckout {}

  /** Hold them without a deadline, while the checkout is being confirmed. */
  record Pin(ReservationId id, int attempt) implements OfCheckout {}

  /**
   * Give {@code quantity} of the pinned units to an order; what else is held returns to the pool.
   */
  record Commit(ReservationId id, int attempt, OrderId order, int quantity) implements OfCheckout {
    /** Refuses numbers that no checkout can mean. */
    public Commit {
      Quantity.require(quantity, 1);
    }
  }

  /** Let go of the units, pinned or not. */
  record Free(ReservationId id, int attempt) implements OfCheckout {}
}
