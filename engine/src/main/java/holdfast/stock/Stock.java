package holdfast.stock;

import holdfast.catalog.LocationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The state of one SKU. Immutable: the event handler runs before the journal has acknowledged, so a
 * state that was handed out must never change under its reader.
 *
 * @param profile what is known of the SKU, if anybody has defined it
 * @param movements those that can still be repeated without a second effect
 * @param finished what may be forgotten, oldest first
 * @param period who has taken how much since the allocation was last begun anew
 * @param returns what is on its way back
 * @param windows what shops may show
 * @param version counts events
 */
public record Stock(
    Optional<SkuProfile> profile,
    Shelves shelves,
    Reservations reservations,
    PMap<MovementId, RecordedMovement> movements,
    TreePMap<Long, Finished> finished,
    Period period,
    Sales sales,
    ExpectedReturns returns,
    Windows windows,
    long version) {

  /** A SKU to which nothing has happened. */
  public static final Stock EMPTY =
      new Stock(
          Optional.empty(),
          Shelves.NONE,
          Reservations.NONE,
          HashTreePMap.empty(),
          TreePMap.empty(),
          Period.FIRST,
          Sales.NONE,
          ExpectedReturns.NONE,
          Windows.NONE,
          0);

  /** The state that a snapshot describes. */
  public static Stock restore(
      Optional<SkuProfile> profile,
      Map<LocationId, Shelf> shelves,
      Collection<Reservation> reservations,
      Collection<RecordedMovement> movements,
      Map<Long, Finished> finished,
      Period period,
      Sales sales,
      ExpectedReturns returns,
      Windows windows,
      long version) {
    return new Stock(
        profile,
        new Shelves(TreePMap.from(shelves)),
        Reservations.of(reservations),
        HashTreePMap.from(
            movements.stream().collect(Collectors.toMap(RecordedMovement::id, it -> it))),
        TreePMap.from(finished),
        period,
        sales,
        returns,
        windows,
        version);
  }

  /** The units at {@code location}. */
  public Shelf shelf(LocationId location) {
    return shelves.at(location);
  }

  /** Units that may still be granted, over all locations. */
  public long available() {
    return shelves.available();
  }

  /** Units that shops sold without their being there, and that are still missing. */
  long oversold() {
    return reservations.debts().oversold();
  }

  /** Whether there are units on a shelf, or promised. */
  boolean hasUnits() {
    return reservations.open() > 0 || shelves.hasUnits();
  }

  /** The reservation, unless it is unknown or forgotten. */
  public Optional<Reservation> reservation(ReservationId id) {
    return reservations.find(id);
  }

  /** The movement, unless it is unknown or forgotten. */
  public Optional<RecordedMovement> movement(MovementId id) {
    return Optional.ofNullable(movements.get(id));
  }

  /** When the next held reservation, or the next pull-back, is over. */
  public Optional<Instant> earliestDeadline() {
    return Stream.concat(
            reservations.earliestDeadline().stream(), windows.earliestDeadline().stream())
        .min(Comparator.naturalOrder());
  }

  /** The state after a whole batch. */
  public Stock apply(StockEvent.Committed batch) {
    var after = this;
    for (var event : batch.events()) {
      after = after.apply(event, batch.at());
    }
    return after;
  }

  /** The state after one event that happened {@code at} a moment. */
  public Stock apply(StockEvent event, Instant at) {
    return switch (event) {
      case StockEvent.Defined(var newProfile) -> defined(newProfile);
      case StockEvent.Moved moved -> MovementChange.apply(this, moved, at);
      case StockEvent.Reserved reserved -> afterGrant(Reservation.held(reserved));
      case StockEvent.Extended(var id, var deadline) -> prolonged(existing(id), deadline);
      case StockEvent.Pinned(var id) -> prolonged(existing(id), Reservation.NEVER);
      case StockEvent.Confirmed(var id, var order, var kept) ->
          afterConfirmation(existing(id), order, kept, at);
      case StockEvent.Released(var id) -> afterEnd(id, Reservation.Status.RELEASED, at);
      case StockEvent.Expired(var id) -> afterEnd(id, Reservation.Status.EXPIRED, at);
      case StockEvent.HandedOver handedOver -> SaleChange.handOver(this, handedOver, at);
      case StockEvent.OfSale ofSale -> SaleChange.apply(this, ofSale, at);
      case StockEvent.OfWindow ofWindow ->
          next(shelves, reservations, period, sales)
              .showing(WindowChange.apply(windows, ofWindow, version + 1));
      case StockEvent.ReturnExpected expected ->
          next(shelves, reservations, period, sales)
              .expecting(returns.announcing(expected), expected.id(), at);
      case StockEvent.PeriodStarted started ->
          next(shelves, reservations, period.next(started, at), sales);
      case StockEvent.Forgotten(var count) -> afterForgetting(count);
    };
  }

  private Stock defined(SkuProfile newProfile) {
    return new Stock(
        Optional.of(newProfile),
        shelves,
        reservations,
        movements,
        finished,
        period,
        sales,
        returns,
        windows,
        version + 1);
  }

  private Stock afterGrant(Reservation granted) {
    return next(
            shelves.hold(granted.picks()),
            reservations.with(granted),
            period.took(granted.retailer(), granted.quantity()),
            sales)
        .showing(windows.granted(granted.id(), granted.quantity()));
  }

  private Stock afterConfirmation(Reservation held, OrderId order, List<Pick> picks, Instant at) {
    var confirmed = held.confirmed(order, picks);
    var kept = confirmed.quantity();
    return next(
        shelves.unhold(held.picks()).commit(confirmed.picks()),
        reservations.with(confirmed),
        period.gaveBack(held, held.quantity() - kept),
        sales.plus(held.retailer(), kept, at));
  }

  private Stock prolonged(Reservation held, Instant deadline) {
    return next(shelves, reservations.with(held.extendedTo(deadline)), period, sales);
  }

  private Stock afterEnd(ReservationId id, Reservation.Status end, Instant at) {
    var held = existing(id);
    return next(
            shelves.unhold(held.picks()),
            reservations.with(held.ended(end, at)),
            period.gaveBack(held, held.quantity()),
            sales)
        .remembering(new Finished.Ended(id, at));
  }

  /** With other returns expected of {@code id}. */
  Stock expecting(ExpectedReturns next, ReservationId id, Instant at) {
    if (next.equals(returns)) {
      return this;
    }
    var after = keeping(movements, finished, next);
    return next.of(id).open() == 0 ? after.remembering(new Finished.Came(id, at)) : after;
  }

  /** With other windows. */
  Stock showing(Windows next) {
    return next.equals(windows) ? this : at(version, shelves, reservations, period, sales, next);
  }

  /** After a movement on its shelves. */
  Stock moved(RecordedMovement movement, Instant at) {
    return next(shelves.move(movement.changes()), reservations, period, sales)
        .keeping(movements.plus(movement.id(), movement), finished, returns)
        .remembering(new Finished.Took(movement.id(), at));
  }

  private Stock afterForgetting(int count) {
    var newReservations = reservations;
    var newMovements = movements;
    var newFinished = finished;
    var newReturns = returns;
    for (int i = 0; i < count; i++) {
      switch (newFinished.values().iterator().next()) {
        case Finished.Took took -> newMovements = newMovements.minus(took.movement());
        case Finished.Came came -> newReturns = newReturns.forgetting(came.reservation());
        case Finished.Ended ended -> newReservations = newReservations.forgetting(ended);
      }
      newFinished = newFinished.minusFirstEntry();
    }
    return next(shelves, newReservations, period, sales)
        .keeping(newMovements, newFinished, newReturns);
  }

  /** With something more that may be forgotten after a while. */
  Stock remembering(Finished item) {
    var key = finished.isEmpty() ? 0 : finished.lastKey() + 1;
    return keeping(movements, finished.plus(key, item), returns);
  }

  Stock next(Shelves newShelves, Reservations newReservations, Period newPeriod, Sales newSales) {
    return at(version + 1, newShelves, newReservations, newPeriod, newSales, windows);
  }

  Stock with(Shelves newShelves, Reservations newReservations) {
    return at(version, newShelves, newReservations, period, sales, windows);
  }

  private Stock at(
      long newVersion,
      Shelves newShelves,
      Reservations newReservations,
      Period newPeriod,
      Sales newSales,
      Windows newWindows) {
    return new Stock(
        profile,
        newShelves,
        newReservations,
        movements,
        finished,
        newPeriod,
        newSales,
        returns,
        newWindows,
        newVersion);
  }

  private Stock keeping(
      PMap<MovementId, RecordedMovement> newMovements,
      TreePMap<Long, Finished> newFinished,
      ExpectedReturns newReturns) {
    return new Stock(
        profile,
        shelves,
        reservations,
        newMovements,
        newFinished,
        period,
        sales,
        newReturns,
        windows,
        version);
  }

  Reservation existing(ReservationId id) {
    return reservations
        .find(id)
        .orElseThrow(() -> new IllegalStateException("an event names the unknown " + id));
  }
}
