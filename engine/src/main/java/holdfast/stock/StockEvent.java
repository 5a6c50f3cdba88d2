package holdfast.stock;

import holdfast.allocation.Conflict;
import holdfast.catalog.RetailerId;
import holdfast.catalog.WindowId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has happened to a SKU. The stored form has a version of its own; a new field must be
 * readable from old bytes.
 */
public sealed interface StockEvent {
  /** The reservation that it is about, if it is about one. */
  default Optional<ReservationId> reservation() {
    return switch (this) {
      case Reserved event -> Optional.of(event.id());
      case Extended event -> Optional.of(event.id());
      case Pinned event -> Optional.of(event.id());
      case Confirmed event -> Optional.of(event.id());
      case Released event -> Optional.of(event.id());
      case Expired event -> Optional.of(event.id());
      case HandedOver event -> Optional.of(event.id());
      case OfSale event -> Optional.of(event.id());
      case Moved(_, Movement.Shipment shipment, _, _) -> Optional.of(shipment.reservation());
      case Moved(_, Movement.Return back, _, _) -> back.reservation();
      case Moved _, Defined _, PeriodStarted _, ReturnExpected _, OfWindow _, Forgotten _ ->
          Optional.empty();
    };
  }

  /** The SKU became known, or its description changed. */
  record Defined(SkuProfile profile) implements StockEvent {}

  /** Units moved. */
  record Moved(
      MovementId id, Movement movement, Movement.Note note, List<Movement.ShelfChange> changes)
      implements StockEvent {}

  /**
   * Units are held. An {@code attempt} above 1 is a new decision under the id of an expired
   * reservation.
   *
   * @param retailer on whose account; without one, that of the supplier's own channels
   * @param period number of the allocation period in which they were granted
   */
  record Reserved(
      ReservationId id,
      Reservation.Request request,
      int attempt,
      List<Pick> picks,
      Instant expiresAt,
      Optional<RetailerId> retailer,
      long period)
      implements StockEvent {}

  /** A hold lives longer. */
  record Extended(ReservationId id, Instant expiresAt) implements StockEvent {}

  /** A checkout is being confirmed: its hold has no deadline until that is done or given up. */
  record Pinned(ReservationId id) implements StockEvent {}

  /** The kept units belong to an order, what else was held is free again. */
  record Confirmed(ReservationId id, OrderId order, List<Pick> kept) implements StockEvent {}

  /** The client gave the units back. */
  record Released(ReservationId id) implements StockEvent {}

  /** The deadline passed, the units are free again. */
  record Expired(ReservationId id) implements StockEvent {}

  /**
   * A sale of the order takes over what is held, or was confirmed for it: the reservation is
   * confirmed, and has no units of its own any more.
   */
  record HandedOver(ReservationId id, OrderId order, ReservationId sale) implements StockEvent {}

  /** Something that happened to a reported sale. */
  sealed interface OfSale extends StockEvent {
    /** The sale. */
    ReservationId id();
  }

  /**
   * A shop reported a sale, for the first time or anew.
   *
   * @param retailer on whose account
   * @param period number of the allocation period of the report
   * @param picks all units of the sale from now on, shipped ones included
   * @param borrowed how many of them are kept for others and not yet repaid
   * @param counted how many of them count as taken in the period
   * @param sold units that nobody had counted as sold before
   * @param oversell units that are missing or were, as it stands now
   * @param lowered the window whose number the sale has lowered, if it is known which
   */
  record SaleReported(
      ReservationId id,
      long revision,
      Sale sale,
      Optional<RetailerId> retailer,
      long period,
      List<Pick> picks,
      int borrowed,
      int counted,
      int sold,
      Optional<Oversell> oversell,
      Optional<Lowered> lowered)
      implements OfSale {
    /**
     * A shop's number that is lower by a sale.
     *
     * @param units less than zero when the number has risen again
     * @param counted those that were counted before, when the number was seen
     */
    public record Lowered(WindowId window, int units, Optional<Integer> counted) {}
  }

  /**
   * Units came, and an oversold sale has got some of them before anybody else.
   *
   * @param period number of the allocation period in which it got them
   * @param picks the units that it has got
   * @param borrowed how many of them are kept for others
   */
  record OversellFilled(ReservationId id, long period, List<Pick> picks, int borrowed)
      implements OfSale {
    int units() {
      return Pick.units(picks);
    }
  }

  /** A person has decided what becomes of a sale's oversold units. */
  record OversellResolved(ReservationId id, Conflict decision, Movement.Note note)
      implements OfSale {}

  /** So many units that a sale had borrowed have been received for those they were kept for. */
  record LoanRepaid(ReservationId id, int units) implements OfSale {}

  /**
   * Units are on their way back.
   *
   * @param id the reservation that they were of; it may be forgotten
   * @param returnId names the return among those of the reservation
   * @param quantity announced in all under this name; 0 when it was withdrawn
   */
  record ReturnExpected(ReservationId id, String returnId, int quantity) implements StockEvent {}

  /** Something about what shops show; only of SKUs that are guarded. */
  sealed interface OfWindow extends StockEvent {}

  /** From now on the window may show so many units; the offer has the version of this event. */
  record Offered(WindowId window, long units) implements OfWindow {}

  /**
   * A window is known to show so many units.
   *
   * @param offer version up to which offers are settled by it; 0 if none is
   * @param unreported what no order has explained yet
   */
  record WindowShown(WindowId window, long units, long offer, Optional<Unreported> unreported)
      implements OfWindow {}

  /** There is no such window any more. */
  record WindowWithdrawn(WindowId window) implements OfWindow {}

  /** No policy wants units shown exclusively any more: nothing is known of windows from now on. */
  record Unguarded() implements OfWindow {}

  /**
   * Windows are to give up units for a reservation that was refused.
   *
   * @param id the reservation's, which does not exist
   */
  record PulledBack(ReservationId id, long units, Instant until) implements OfWindow {}

  /** Nobody has taken the units in time. */
  record PullBackEnded(ReservationId id) implements OfWindow {}

  /**
   * Allocation begins anew: nobody has taken anything yet.
   *
   * @param policyVersion of the policies that hold from now on
   * @param fingerprint of the policy that holds from now on
   * @param sold units that retailers sold before, where the policy's shares are measured by them
   * @param wish whose it was, if somebody wished for it
   */
  record PeriodStarted(
      Reason reason,
      long policyVersion,
      long fingerprint,
      Map<RetailerId, Long> sold,
      Optional<RebalanceId> wish)
      implements StockEvent {
    /** Why a period begins. */
    public enum Reason {
      /** Units are divided by another policy. */
      POLICY,
      /** Somebody wished for it. */
      REBALANCE,
      /** The policy's interval is over. */
      SCHEDULE,
      /** Units arrived. */
      RECEIPT
    }

    /** Keeps its own copy, in the order in which it is stored. */
    public PeriodStarted {
      sold = Collections.unmodifiableMap(new TreeMap<>(sold));
    }
  }

  /**
   * The {@code count} oldest finished reservations and movements left the state; the journal keeps
   * them.
   */
  record Forgotten(int count) implements StockEvent {}

  /**
   * All that one batch of commands led to: one row of the journal, committed whole or not at all.
   */
  record Committed(Instant at, List<StockEvent> events) {}
}
