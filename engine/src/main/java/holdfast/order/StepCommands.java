package holdfast.order;

import holdfast.catalog.LocationId;
import holdfast.stock.Movement;
import holdfast.stock.Reservation;
import holdfast.stock.Sale;
import holdfast.stock.StockCommand;
import java.util.Optional;

/** What a SKU is asked for a step. The ids are made of the step, see {@link StepIds}. */
final class StepCommands {
  /** How a SKU calls what the shop says is to come back; it says so in one number. */
  private static final String RETURN = "shop";

  private StepCommands() {}

  static StockCommand of(OrderKey key, Step step) {
    return switch (step) {
      case Step.Sell sell ->
          new StockCommand.Sell(
              StepIds.sale(key, sell.line()),
              sell.revision(),
              new Sale(
                  key.store(),
                  StepIds.order(key),
                  sell.quantity(),
                  sell.hold(),
                  sell.reportedAt()));
      case Step.Ship ship ->
          move(
              key,
              ship,
              new Movement.Shipment(
                  ship.location(), StepIds.sale(key, ship.line()), ship.quantity()),
              "ship",
              ship.shipment(),
              String.valueOf(ship.number()));
      case Step.TakeBack back ->
          move(
              key,
              back,
              back(key, back, back.location(), back.quantity()),
              "ship",
              back.shipment(),
              String.valueOf(back.number()));
      case Step.Restock restock ->
          move(
              key,
              restock,
              back(key, restock, restock.location(), restock.quantity()),
              "refund",
              restock.refund());
      case Step.Expect expect ->
          new StockCommand.ExpectReturn(
              StepIds.sale(key, expect.line()), RETURN, expect.quantity());
      case Step.Hold hold ->
          new StockCommand.Hold(
              StepIds.hold(key),
              hold.attempt(),
              new Reservation.Request(key.store(), hold.quantity(), hold.ttlSeconds()));
      case Step.Free free -> new StockCommand.Free(StepIds.hold(key), free.attempt());
    };
  }

  private static Movement back(OrderKey key, Step.OfLine step, LocationId location, int quantity) {
    return new Movement.Return(
        location,
        quantity,
        Movement.Disposition.RESTOCK,
        Optional.of(StepIds.sale(key, step.line())));
  }

  private static StockCommand move(
      OrderKey key, Step.OfLine step, Movement movement, String... what) {
    return new StockCommand.Move(
        StepIds.movement(key, step.line(), step.sku(), what), movement, Movement.Note.NONE);
  }
}
