package holdfast.order;

import holdfast.catalog.LocationId;
import holdfast.stock.Movement;
import holdfast.stock.Pick;
import holdfast.stock.Reservation;
import holdfast.stock.Sale;
import holdfast.stock.StockCommand;
import java.util.List;
import java.util.Optional;

/** What a SKU is asked for a step. The ids are made of the step, see {@link StepIds}. */
final class StepCommands {
  /** How a SKU calls what the shop says is to come back; it says so in one number. */
  private static final String RETURN = "shop";

  private StepCommands() {}

  /** The question of a step that {@code order} is about to take. */
  static StockCommand of(OrderKey key, Order order, Step step) {
    return switch (step) {
      case Step.Sell sell ->
          new StockCommand.Sell(
              StepIds.sale(key, sell.line()),
              sell.revision(),
              new Sale(
                  key.store(), StepIds.order(key), sell.quantity(), sell.hold(), sell.reportedAt()),
              left(order, sell),
              lowered(order, sell));
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
              new Reservation.Request(key.store(), hold.quantity(), hold.ttlSeconds()),
              order.cartsHold(key));
      case Step.Free free -> new StockCommand.Free(StepIds.hold(key), free.attempt());
    };
  }

  /** As the SKU counts it: what came back because it never left had left for it. */
  private static List<Pick> left(Order order, Step.Sell sell) {
    return part(order, sell).map(Part::left).orElse(List.of());
  }

  /** Since the SKU was last told: it is not told anew before it has answered. */
  private static int lowered(Order order, Step.Sell sell) {
    return sell.loweredUnits() - part(order, sell).map(Part::lowered).orElse(0);
  }

  private static Optional<Part> part(Order order, Step.Sell sell) {
    return Optional.ofNullable(order.parts().get(new Order.PartKey(sell.line(), sell.sku())));
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
