package holdfast.stock;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Delivery;
import holdfast.catalog.LocationId;
import holdfast.catalog.RetailerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time-limited hold on units for one checkout.
 *
 * @param request what was asked for
 * @param attempt 1 for the first grant; a grant anew after expiry counts up, it never revives the
 *     old one
 * @param picks where the units are, or were when it ended
 * @param expiresAt from this moment on a held reservation is over
 * @param order what it was confirmed for
 * @param returned units that came back after they were shipped
 * @param endedAt when it was released, expired, or wholly shipped
 * @param retailer on whose account it was granted; it stays so when the channel changes hands
 * @param period number of the allocation period in which it was granted
 * @param sale what a shop reported, if it is a reported sale; then there was no hold, and the
 *     request is what was reported
 */
public record Reservation(
    ReservationId id,
    Request request,
    int attempt,
    Status status,
    List<Pick> picks,
    Instant expiresAt,
    Optional<OrderId> order,
    int returned,
    Optional<Instant> endedAt,
    Optional<RetailerId> retailer,
    long period,
    Optional<ReportedSale> sale) {

  /** How long a hold lives when nobody says otherwise, in seconds. */
  public static final int TTL_SECONDS_DEFAULT = 900;

  /** Longest hold, in seconds: one day. */
  public static final int TTL_SECONDS_MAX = 86_400;

  /** The deadline of a pinned hold: none that anybody lives to see. */
  static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  /** {@code HELD}, then exactly one of the others. */
  public enum Status {
    /** Units are kept for the checkout until the deadline. */
    HELD,
    /** The units belong to an order. */
    CONFIRMED,
    /** The client gave the units back. */
    RELEASED,
    /** The deadline passed. */
    EXPIRED
  }

  /**
   * The content of a reservation's request; asking the id again with other content is refused.
   *
   * @param quantity units wanted; none only of a sale that was cancelled
   * @param ttlSeconds how long to hold them
   * @param delivery where to and how, if it matters
   */
  public record Request(
      ChannelId channel, int quantity, int ttlSeconds, Optional<Delivery> delivery) {
    /** Refuses numbers that no client can mean. */
    public Request {
      Quantity.require(quantity, 0);
    }

    /** For any delivery. */
    public Request(ChannelId channel, int quantity, int ttlSeconds) {
      this(channel, quantity, ttlSeconds, Optional.empty());
    }
  }

  /** Units it holds or has committed, or had when it ended. */
  public int quantity() {
    return Pick.units(picks);
  }

  /** Units that have left. */
  public int shipped() {
    return picks.stream().mapToInt(Pick::shipped).sum();
  }

  /** Units of a reported sale for which there is none. */
  public int oversold() {
    return sale.map(ReportedSale::oversold).orElse(0);
  }

  /** Units that a reported sale took though they were kept for others, and that are not repaid. */
  public int borrowed() {
    return sale.map(ReportedSale::borrowed).orElse(0);
  }

  /** Units of a reported sale that were shipped, are no longer sold, and have not come back. */
  int shippedButCancelled() {
    return sale.map(reported -> Math.max(0, shipped() - returned - reported.quantity())).orElse(0);
  }

  /**
   * The first {@code units} of what is held, so that what returns is from the least preferred
   * location.
   */
  List<Pick> firstPicks(int units) {
    return Pick.givingBack(picks, quantity() - units);
  }

  /** Whether it is held without a deadline, for a checkout that is being confirmed. */
  boolean isPinned() {
    return status == Status.HELD && expiresAt.equals(NEVER);
  }

  /** Whether a sale of its order has taken over all that it had. */
  public boolean wasHandedOver() {
    return status == Status.CONFIRMED && picks.isEmpty() && sale.isEmpty();
  }

  boolean isDue(Instant now) {
    return status == Status.HELD && !now.isBefore(expiresAt);
  }

  Deadline deadline() {
    return new Deadline(expiresAt, id);
  }

  /**
   * The reservation after an event about it; of a shipment or a return, the part that concerns it.
   *
   * @param before what it was; of no interest to a grant
   */
  public static Reservation after(Optional<Reservation> before, StockEvent event, Instant at) {
    return switch (event) {
      case StockEvent.Reserved reserved -> held(reserved);
      case StockEvent.Extended(_, var deadline) -> before.orElseThrow().extendedTo(deadline);
      case StockEvent.Pinned _ -> before.orElseThrow().extendedTo(NEVER);
      case StockEvent.Confirmed(_, var order, var kept) ->
          before.orElseThrow().confirmed(order, kept);
      case StockEvent.Released _ -> before.orElseThrow().ended(Status.RELEASED, at);
      case StockEvent.Expired _ -> before.orElseThrow().ended(Status.EXPIRED, at);
      case StockEvent.HandedOver(_, var order, _) -> before.orElseThrow().handedOver(order, at);
      case StockEvent.OfSale ofSale -> SaleChange.after(before, ofSale, at);
      case StockEvent.Moved moved -> before.orElseThrow().moved(moved.movement(), at);
      case StockEvent.Defined _,
          StockEvent.PeriodStarted _,
          StockEvent.ReturnExpected _,
          StockEvent.OfWindow _,
          StockEvent.Forgotten _ ->
          before.orElseThrow();
    };
  }

  static Reservation held(StockEvent.Reserved reserved) {
    return new Reservation(
        reserved.id(),
        reserved.request(),
        reserved.attempt(),
        Status.HELD,
        reserved.picks(),
        reserved.expiresAt(),
        Optional.empty(),
        0,
        Optional.empty(),
        reserved.retailer(),
        reserved.period(),
        Optional.empty());
  }

  private Reservation moved(Movement movement, Instant at) {
    return switch (movement) {
      case Movement.Shipment shipment -> shipped(shipment.location(), shipment.quantity(), at);
      case Movement.Return back -> returned(back.quantity());
      case Movement.Receipt _,
          Movement.Count _,
          Movement.Adjustment _,
          Movement.Damage _,
          Movement.Quarantine _,
          Movement.Clearance _,
          Movement.Transfer _ ->
          this;
    };
  }

  Reservation extendedTo(Instant deadline) {
    return new Reservation(
        id, request, attempt, status, picks, deadline, order, returned, endedAt, retailer, period,
        sale);
  }

  Reservation confirmed(OrderId newOrder, List<Pick> kept) {
    return new Reservation(
        id,
        request,
        attempt,
        Status.CONFIRMED,
        kept,
        expiresAt,
        Optional.of(newOrder),
        returned,
        endedAt,
        retailer,
        period,
        sale);
  }

  Reservation ended(Status end, Instant at) {
    return new Reservation(
        id,
        request,
        attempt,
        end,
        picks,
        expiresAt,
        order,
        returned,
        Optional.of(at),
        retailer,
        period,
        sale);
  }

  /** A sale of the order has taken over its units. */
  Reservation handedOver(OrderId newOrder, Instant at) {
    return new Reservation(
        id,
        request,
        attempt,
        Status.CONFIRMED,
        List.of(),
        expiresAt,
        Optional.of(newOrder),
        0,
        Optional.of(at),
        retailer,
        period,
        sale);
  }

  /** A reported sale as it is now. */
  Reservation with(List<Pick> newPicks, long newPeriod, ReportedSale newSale) {
    return new Reservation(
        id,
        request,
        attempt,
        status,
        newPicks,
        expiresAt,
        order,
        returned,
        endedAt,
        retailer,
        newPeriod,
        Optional.of(newSale));
  }

  /** Afterwards the picks say where the units really left. */
  Reservation shipped(LocationId location, int units, Instant at) {
    var newPicks =
        Relocation.committing(picks, location, units).stream()
            .map(pick -> pick.location().equals(location) ? pick.shipping(units) : pick)
            .toList();
    var isWhole = oversold() == 0 && newPicks.stream().allMatch(pick -> pick.unshipped() == 0);
    return new Reservation(
        id,
        request,
        attempt,
        status,
        newPicks,
        expiresAt,
        order,
        returned,
        isWhole ? Optional.of(at) : Optional.empty(),
        retailer,
        period,
        sale);
  }

  Reservation returned(int units) {
    return new Reservation(
        id,
        request,
        attempt,
        status,
        picks,
        expiresAt,
        order,
        returned + units,
        endedAt,
        retailer,
        period,
        sale);
  }
}
