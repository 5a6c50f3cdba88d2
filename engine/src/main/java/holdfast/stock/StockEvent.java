package holdfast.stock;

import holdfast.catalog.RetailerId;
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
      case Moved(_, Movement.Shipment shipment, _, _) -> Optional.of(shipment.reservation());
      case Moved(_, Movement.Return back, _, _) -> back.reservation();
      case Moved _, Defined _, PeriodStarted _, Forgotten _ -> Optional.empty();
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
