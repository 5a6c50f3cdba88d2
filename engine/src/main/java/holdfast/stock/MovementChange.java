package holdfast.stock;

import java.time.Instant;

/** What movements of units make of a SKU. */
final class MovementChange {
  private MovementChange() {}

  static Stock apply(Stock stock, StockEvent.Moved moved, Instant at) {
    var movement =
        new RecordedMovement(
            moved.id(), moved.movement(), moved.note(), moved.changes(), at, stock.version() + 1);
    var after = stock.moved(movement, at);
    return switch (moved.movement()) {
      case Movement.Shipment shipment -> shipped(after, shipment, at);
      case Movement.Return back -> returned(after, back, at);
      case Movement.Receipt _,
          Movement.Count _,
          Movement.Adjustment _,
          Movement.Damage _,
          Movement.Quarantine _,
          Movement.Clearance _,
          Movement.Transfer _ ->
          after;
    };
  }

  private static Stock shipped(Stock stock, Movement.Shipment shipment, Instant at) {
    var before = stock.reservations().underName(shipment.reservation()).orElseThrow();
    var reservation = before.shipped(shipment.location(), shipment.quantity(), at);
    var after =
        stock.with(
            stock.shelves().uncommit(before.picks()).commit(reservation.picks()),
            stock.reservations().with(reservation));
    return reservation.endedAt().isPresent()
        ? after.remembering(new Finished.Ended(reservation.id(), at))
        : after;
  }

  private static Stock returned(Stock stock, Movement.Return back, Instant at) {
    if (back.reservation().isEmpty()) {
      return stock;
    }
    var id = back.reservation().get();
    var reservations = stock.reservations();
    return reservations
        .underName(id)
        .map(reservation -> reservations.with(reservation.returned(back.quantity())))
        .map(changed -> stock.with(stock.shelves(), changed))
        .orElse(stock)
        .expecting(stock.returns().received(id, back.quantity()), id, at);
  }
}
