package holdfast.persistence.format;

import holdfast.allocation.Conflict;
import holdfast.allocation.PolicyLayer;
import holdfast.allocation.Pool;
import holdfast.allocation.PublishingMode;
import holdfast.allocation.Rebalance;
import holdfast.allocation.RetailerTerms;
import holdfast.allocation.SafetyBuffer;
import holdfast.allocation.Strategy;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Delivery;
import holdfast.catalog.Destination;
import holdfast.catalog.LocationId;
import holdfast.catalog.RetailerId;
import holdfast.stock.ExpectedReturns;
import holdfast.stock.Finished;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.Period;
import holdfast.stock.Pick;
import holdfast.stock.RebalanceId;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Sales;
import holdfast.stock.Shelf;
import holdfast.stock.SkuProfile;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import holdfast.stock.Windows;
import java.math.BigDecimal;
import java.time.Duration;
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
  static final Reservation.Request REQUEST_TO =
      new Reservation.Request(
          new ChannelId("web"),
          2,
          900,
          Optional.of(
              new Delivery(
                  Optional.of(new Destination("US", Optional.of("CA"))),
                  Optional.of("express"),
                  true)));
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
          Optional.empty(),
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
          Optional.of(AT),
          Optional.empty(),
          0,
          Optional.empty());
  static final RetailerId NORTH = new RetailerId("north");
  static final Reservation OF_RETAILER =
      new Reservation(
          new ReservationId("cart-9c2"),
          REQUEST,
          1,
          Reservation.Status.HELD,
          List.of(Pick.of(MAIN, 13)),
          EXPIRES,
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.of(NORTH),
          3,
          Optional.empty());
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
          Period.FIRST,
          Sales.NONE,
          ExpectedReturns.NONE,
          Windows.NONE,
          44);
  static final Stock DIVIDED_STOCK =
      Stock.restore(
          Optional.of(PROFILE),
          Map.of(MAIN, new Shelf(20, 0, 13, 0)),
          List.of(OF_RETAILER),
          List.of(),
          Map.of(),
          Period.restore(
              3,
              AT,
              17,
              -3_992_114_340_980_471_512L,
              5,
              Map.of(
                  NORTH, new Pool.Demand(13, 40), new RetailerId("south"), new Pool.Demand(0, 7)),
              List.of(new RebalanceId("monday"))),
          Sales.restore(Map.of(NORTH, Map.of(20_778L, 30L, 20_777L, 10L))),
          ExpectedReturns.NONE,
          Windows.NONE,
          60);
  static final PolicyLayer LAYER =
      new PolicyLayer(
          Optional.of(Strategy.HYBRID),
          Optional.of(200L),
          Optional.of(new SafetyBuffer.Percent(5)),
          Optional.of(3L),
          Optional.of(PublishingMode.SHARED),
          Optional.of(20L),
          Optional.of(Conflict.CANCEL_LATER),
          Optional.of(new Rebalance.Scheduled(Duration.ofHours(24))),
          Optional.of(28),
          Optional.of(1),
          Optional.empty(),
          Optional.of(
              List.of(
                  new RetailerTerms(
                      NORTH,
                      Optional.of(80L),
                      Optional.of(200L),
                      Optional.of(1),
                      Optional.of(100L)),
                  RetailerTerms.none(new RetailerId("south")))));
  static final PolicyLayer BARE_LAYER =
      new PolicyLayer(
          Optional.empty(),
          Optional.empty(),
          Optional.of(new SafetyBuffer.Units(2)),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(new Rebalance.OnReceipt()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(List.of()));
  static final PolicyLayer FACTORY_LAYER =
      new PolicyLayer(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(true),
          Optional.empty());

  private StoredExamples() {}

  /** Journal rows: each kind of event, and each kind of movement in one. */
  static Map<String, StockEvent> events() {
    var events = new LinkedHashMap<String, StockEvent>();
    events.put("event-defined", new StockEvent.Defined(PROFILE));
    events.put(
        "event-reserved",
        new StockEvent.Reserved(CART, REQUEST, 2, HELD.picks(), EXPIRES, Optional.empty(), 0));
    events.put(
        "event-reserved-for-retailer",
        new StockEvent.Reserved(CART, REQUEST, 1, HELD.picks(), EXPIRES, Optional.of(NORTH), 3));
    events.put(
        "event-period-started",
        new StockEvent.PeriodStarted(
            StockEvent.PeriodStarted.Reason.REBALANCE,
            17,
            -3_992_114_340_980_471_512L,
            Map.of(new RetailerId("south"), 7L, NORTH, 40L),
            Optional.of(new RebalanceId("monday"))));
    events.put(
        "event-period-started-bare",
        new StockEvent.PeriodStarted(
            StockEvent.PeriodStarted.Reason.POLICY, 18, 0, Map.of(), Optional.empty()));
    events.put(
        "event-reserved-to",
        new StockEvent.Reserved(
            CART, REQUEST_TO, 1, List.of(Pick.of(MAIN, 2)), EXPIRES, Optional.empty(), 0));
    events.put("event-extended", new StockEvent.Extended(CART, EXPIRES));
    events.put(
        "event-confirmed", new StockEvent.Confirmed(CART, ORDER, List.of(Pick.of(MAIN, 10))));
    events.put("event-pinned", new StockEvent.Pinned(CART));
    events.put("event-released", new StockEvent.Released(CART));
    events.put("event-expired", new StockEvent.Expired(CART));
    events.put("event-forgotten", new StockEvent.Forgotten(3));
    events.putAll(SaleExamples.events());
    events.putAll(WindowExamples.events());
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
