package holdfast.persistence.format;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.stock.Finished;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.Pick;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Shelf;
import holdfast.stock.SkuProfile;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of everything that is stored, by the name of the file that holds its stored form. */
final class StoredExamples {
  static final Instant AT = Instant.parse("2026-11-21T10:15:30.125Z");
  static final Instant EXPIRES = Instant.parse("2026-11-21T10:30:30.125Z");
  static final LocationId MAIN = new LocationId("main");
  static final LocationId SHOP = new LocationId("shop/2");
  static final ReservationId CART = new ReservationId("cart-7f3");
  static final OrderId ORDER = new OrderId("order-1001");
  static final Movement.Note NOTE =
      new Movement.Note(Optional.of("CYCLE_COUNT"), Optional.of("night shift"));
  static final SkuProfile PROFILE =
      new SkuProfile(
          "T-Shirt „rot“, Größe \"M\"",
          Optional.of("shirts"),
          SkuProfile.Kind.STOCKED,
          Optional.of(new SkuProfile.Money(new BigDecimal("12.50"), "EUR")));
  static final SkuProfile BARE_PROFILE =
      new SkuProfile("Mug", Optional.empty(), SkuProfile.Kind.DROPSHIP, Optional.empty());
  static final Reservation.Request REQUEST = new Reservation.Request(new ChannelId("web"), 13, 900);
  static final Reservation HELD =
      new Reservation(
          CART,
          REQUEST,
          1,
          Reservation.Status.HELD,
          List.of(Pick.of(MAIN, 10), Pick.of(SHOP, 3)),
          EXPIRES,
          Optional.empty(),
          0,
          Optional.empty());
  static final Reservation SHIPPED =
      new Reservation(
          new ReservationId("cart-8a1"),
          REQUEST,
          2,
          Reservation.Status.CONFIRMED,
          List.of(new Pick(MAIN, 10, 10), new Pick(SHOP, 3, 3)),
          EXPIRES,
          Optional.of(ORDER),
          4,
          Optional.of(AT));
  static final RecordedMovement MOVED =
      new RecordedMovement(
          new MovementId("m-1"),
          new Movement.Transfer(MAIN, SHOP, 5),
          NOTE,
          List.of(new Movement.ShelfChange(MAIN, -5, 0), new Movement.ShelfChange(SHOP, 5, 0)),
          AT,
          42);
  static final RecordedMovement BARE_MOVED =
      new RecordedMovement(
          new MovementId("m-2"),
          new Movement.Receipt(MAIN, 7),
          Movement.Note.NONE,
          List.of(new Movement.ShelfChange(MAIN, 7, 0)),
          AT,
          43);
  static final Stock STOCK =
      Stock.restore(
          Optional.of(PROFILE),
          Map.of(MAIN, new Shelf(20, 1, 10, 0), SHOP, new Shelf(8, 0, 3, 5)),
          List.of(HELD, SHIPPED),
          List.of(MOVED),
          Map.of(7L, new Finished.Ended(SHIPPED.id(), AT), 8L, new Finished.Took(MOVED.id(), AT)),
          44);

  private StoredExamples() {}

  /** Journal rows: each kind of event, and each kind of movement in one. */
  static Map<String, StockEvent> events() {
    var events = new LinkedHashMap<String, StockEvent>();
    events.put("event-defined", new StockEvent.Defined(PROFILE));
    events.put("event-reserved", new StockEvent.Reserved(CART, REQUEST, 2, HELD.picks(), EXPIRES));
    events.put("event-extended", new StockEvent.Extended(CART, EXPIRES));
    events.put(
        "event-confirmed", new StockEvent.Confirmed(CART, ORDER, List.of(Pick.of(MAIN, 10))));
    events.put("event-pinned", new StockEvent.Pinned(CART));
    events.put("event-released", new StockEvent.Released(CART));
    events.put("event-expired", new StockEvent.Expired(CART));
    events.put("event-forgotten", new StockEvent.Forgotten(3));
    movements()
        .forEach(
            (name, movement) ->
                events.put(
                    name,
                    new StockEvent.Moved(
                        new MovementId("m-1"),
                        movement,
                        NOTE,
                        List.of(new Movement.ShelfChange(MAIN, -2, 2)))));
    return events;
  }

  private static Map<String, Movement> movements() {
    var movements = new LinkedHashMap<String, Movement>();
    movements.put("movement-receipt", new Movement.Receipt(MAIN, 20));
    movements.put("movement-count", new Movement.Count(MAIN, 0));
    movements.put("movement-adjustment", new Movement.Adjustment(MAIN, -3));
    movements.put("movement-damage", new Movement.Damage(MAIN, 2));
    movements.put("movement-transfer", new Movement.Transfer(MAIN, SHOP, 5));
    movements.put("movement-shipment", new Movement.Shipment(MAIN, CART, 4));
    movements.put(
        "movement-return",
        new Movement.Return(SHOP, 1, Movement.Disposition.DAMAGED, Optional.of(CART)));
    return movements;
  }
}
