package holdfast.stock;

import holdfast.catalog.LocationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of moving units. A loss is a fact: a count, an adjustment or damage is accepted even
 * when it takes units that are promised, and what is then missing shows as a shortage. What
 * somebody can still decide otherwise, a transfer, is not.
 */
final class MovementRules {
  private MovementRules() {}

  static Decision decide(Stock stock, StockCommand.Move command, Moment moment) {
    var known = stock.movement(command.id());
    if (known.isPresent()) {
      return again(known.get(), command);
    }
    return unknownLocation(command.movement(), moment)
        .or(() -> refusal(stock, command))
        .map(Decision::refused)
        .orElseGet(() -> accepted(stock, command, moment));
  }

  private static Decision again(RecordedMovement known, StockCommand.Move command) {
    return ContentDifference.between(known.movement(), command.movement())
        .or(() -> ContentDifference.between(known.note(), command.note()))
        .map(Decision::refused)
        .orElseGet(
            () ->
                new Decision(
                    List.of(), after -> new Answer.MovementIs(known, true, known.version())));
  }

  private static Decision accepted(Stock stock, StockCommand.Move command, Moment moment) {
    var changes = changes(stock, command.movement());
    var events = new ArrayList<StockEvent>();
    events.add(new StockEvent.Moved(command.id(), command.movement(), command.note(), changes));
    PeriodRules.after(command.movement(), stock, moment).ifPresent(events::add);
    return new Decision(
        events,
        after ->
            new Answer.MovementIs(
                after.movement(command.id()).orElseThrow(), false, after.version()));
  }

  private static List<Movement.ShelfChange> changes(Stock stock, Movement movement) {
    var location = movement.location();
    int units = movement.quantity();
    return switch (movement) {
      case Movement.Receipt _, Movement.Adjustment _ -> onHand(location, units);
      case Movement.Count _ -> onHand(location, units - stock.shelf(location).onHand());
      case Movement.Damage _ -> List.of(new Movement.ShelfChange(location, -units, units));
      case Movement.Transfer transfer ->
          List.of(
              new Movement.ShelfChange(location, -units, 0),
              new Movement.ShelfChange(transfer.to(), units, 0));
      case Movement.Shipment _ -> onHand(location, -units);
      case Movement.Quarantine _ -> List.of(new Movement.ShelfChange(location, -units, 0, units));
      case Movement.Clearance clearance ->
          List.of(
              switch (clearance.disposition()) {
                case RESTOCK -> new Movement.ShelfChange(location, units, 0, -units);
                case DAMAGED -> new Movement.ShelfChange(location, 0, units, -units);
                case QUARANTINE -> new Movement.ShelfChange(location, 0, 0);
              });
      case Movement.Return back -> List.of(arrived(location, units, back.disposition()));
    };
  }

  private static List<Movement.ShelfChange> onHand(LocationId location, int units) {
    return List.of(new Movement.ShelfChange(location, units, 0));
  }

  private static Movement.ShelfChange arrived(
      LocationId location, int units, Movement.Disposition disposition) {
    return switch (disposition) {
      case RESTOCK -> new Movement.ShelfChange(location, units, 0);
      case DAMAGED -> new Movement.ShelfChange(location, 0, units);
      case QUARANTINE -> new Movement.ShelfChange(location, 0, 0, units);
    };
  }

  private static Optional<Refusal> unknownLocation(Movement movement, Moment moment) {
    if (!moment.catalog().knows(movement.location())) {
      return Optional.of(new Refusal.UnknownLocation(movement.location()));
    }
    return movement instanceof Movement.Transfer transfer && !moment.catalog().knows(transfer.to())
        ? Optional.of(new Refusal.UnknownLocation(transfer.to()))
        : Optional.empty();
  }

  private static Optional<Refusal> refusal(Stock stock, StockCommand.Move command) {
    var shelf = stock.shelf(command.movement().location());
    return switch (command.movement()) {
      case Movement.Receipt receipt -> overfull(stock, receipt.location(), receipt.quantity());
      case Movement.Count _ -> Optional.empty();
      case Movement.Adjustment adjustment ->
          noteMissing(command.note())
              .or(() -> notOnHand(adjustment, shelf, -adjustment.quantity()))
              .or(() -> overfull(stock, adjustment.location(), adjustment.quantity()));
      case Movement.Damage damage ->
          notOnHand(damage, shelf, damage.quantity())
              .or(
                  () ->
                      overfull(
                          stock,
                          arrived(
                              damage.location(), damage.quantity(), Movement.Disposition.DAMAGED)));
      case Movement.Quarantine quarantine ->
          notOnHand(quarantine, shelf, quarantine.quantity())
              .or(
                  () ->
                      overfull(
                          stock,
                          arrived(
                              quarantine.location(),
                              quarantine.quantity(),
                              Movement.Disposition.QUARANTINE)));
      case Movement.Clearance clearance ->
          notQuarantined(clearance, shelf)
              .or(
                  () ->
                      overfull(
                          stock,
                          arrived(
                              clearance.location(),
                              clearance.quantity(),
                              clearance.disposition())));
      case Movement.Transfer transfer -> transfer(stock, transfer, shelf);
      case Movement.Shipment shipment -> shipment(stock, shipment, shelf);
      case Movement.Return back -> back(stock, back);
    };
  }

  private static Optional<Refusal> noteMissing(Movement.Note note) {
    if (note.reason().isEmpty()) {
      return Optional.of(new Refusal.NoteMissing("/reason"));
    }
    return note.operator().isEmpty()
        ? Optional.of(new Refusal.NoteMissing("/operator"))
        : Optional.empty();
  }

  private static Optional<Refusal> notOnHand(Movement movement, Shelf shelf, int taken) {
    return taken > shelf.onHand()
        ? Optional.of(new Refusal.InsufficientOnHand(movement.location(), taken, shelf.onHand()))
        : Optional.empty();
  }

  private static Optional<Refusal> notQuarantined(Movement.Clearance clearance, Shelf shelf) {
    return clearance.quantity() > shelf.quarantined()
        ? Optional.of(
            new Refusal.InsufficientQuarantined(
                clearance.location(), clearance.quantity(), shelf.quarantined()))
        : Optional.empty();
  }

  private static Optional<Refusal> overfull(Stock stock, LocationId location, int onHand) {
    return overfull(stock, new Movement.ShelfChange(location, onHand, 0));
  }

  private static Optional<Refusal> overfull(Stock stock, Movement.ShelfChange change) {
    var shelf = stock.shelf(change.location());
    return change.onHand() > Shelf.UNITS_MAX - shelf.onHand()
            || change.damaged() > Shelf.UNITS_MAX - shelf.damaged()
            || change.quarantined() > Shelf.UNITS_MAX - shelf.quarantined()
        ? Optional.of(new Refusal.StockLimit(change.location()))
        : Optional.empty();
  }

  private static Optional<Refusal> transfer(Stock stock, Movement.Transfer transfer, Shelf shelf) {
    if (transfer.location().equals(transfer.to())) {
      return Optional.of(new Refusal.SameLocation(transfer.to()));
    }
    return transfer.quantity() > shelf.available()
        ? Optional.of(new Refusal.InsufficientStock(transfer.quantity(), shelf.available()))
        : overfull(stock, transfer.to(), transfer.quantity());
  }

  private static Optional<Refusal> shipment(Stock stock, Movement.Shipment shipment, Shelf shelf) {
    var found = stock.reservations().underName(shipment.reservation());
    if (found.isEmpty()) {
      return Optional.of(new Refusal.UnknownReservation(shipment.reservation()));
    }
    var reservation = found.get();
    if (reservation.status() != Reservation.Status.CONFIRMED) {
      return Optional.of(new Refusal.NotConfirmed(reservation.status()));
    }
    var most = Relocation.shippable(reservation.picks(), shipment.location(), shelf);
    return shipment.quantity() > most
        ? Optional.of(new Refusal.NotCommittedHere(shipment.location(), shipment.quantity(), most))
        : notOnHand(shipment, shelf, shipment.quantity());
  }

  /**
   * A return of a reservation that has left the state can't be held against its shipments; it is
   * accepted as said.
   */
  private static Optional<Refusal> back(Stock stock, Movement.Return back) {
    var outside =
        back.reservation()
            .flatMap(stock.reservations()::underName)
            .map(reservation -> reservation.shipped() - reservation.returned());
    if (outside.isPresent() && back.quantity() > outside.get()) {
      return Optional.of(new Refusal.NotShipped(back.quantity(), outside.get()));
    }
    return overfull(stock, arrived(back.location(), back.quantity(), back.disposition()));
  }
}
