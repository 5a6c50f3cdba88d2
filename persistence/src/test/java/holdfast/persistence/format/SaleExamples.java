package holdfast.persistence.format;

import static holdfast.persistence.format.StoredExamples.AT;
import static holdfast.persistence.format.StoredExamples.CART;
import static holdfast.persistence.format.StoredExamples.MAIN;
import static holdfast.persistence.format.StoredExamples.NORTH;
import static holdfast.persistence.format.StoredExamples.NOTE;
import static holdfast.persistence.format.StoredExamples.ORDER;

import holdfast.allocation.Conflict;
import holdfast.catalog.ChannelId;
import holdfast.stock.ExpectedReturns;
import holdfast.stock.Finished;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.Oversell;
import holdfast.stock.Period;
import holdfast.stock.Pick;
import holdfast.stock.ReportedSale;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Sale;
import holdfast.stock.Sales;
import holdfast.stock.Shelf;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import holdfast.stock.Windows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/** What is stored of sales that shops report, by the name of the file that holds it. */
final class SaleExamples {
  private static final ReservationId SOLD = new ReservationId("!web-1001-1");
  private static final ChannelId WEB = new ChannelId("web");
  private static final Oversell OVERSELL =
      new Oversell(AT, Conflict.REVIEW, 4, 1, 1, 3, 10, "POOL_EXHAUSTED", Optional.of(NOTE));
  private static final List<Pick> PICKS = List.of(new Pick(MAIN, 3, 1));
  static final Reservation SALE =
      new Reservation(
          SOLD,
          new Reservation.Request(WEB, 5, 0),
          1,
          Reservation.Status.CONFIRMED,
          PICKS,
          AT,
          Optional.of(ORDER),
          0,
          Optional.empty(),
          Optional.of(NORTH),
          3,
          Optional.of(new ReportedSale(7, 5, 1, 2, AT, Optional.of(OVERSELL))));
  static final Stock STOCK =
      Stock.restore(
          Optional.of(StoredExamples.BARE_PROFILE),
          Map.of(MAIN, new Shelf(20, 0, 2, 0, 2)),
          List.of(SALE),
          List.of(),
          Map.of(9L, new Finished.Came(CART, AT)),
          Period.FIRST,
          Sales.NONE,
          ExpectedReturns.restore(
              Map.of(
                  SOLD,
                  new ExpectedReturns.OfReservation(
                      1, TreePMap.singleton("return-9", new ExpectedReturns.Announced(2, 1))))),
          Windows.NONE,
          70);

  private SaleExamples() {}

  static Map<String, StockEvent> events() {
    var events = new LinkedHashMap<String, StockEvent>();
    events.put("event-handed-over", new StockEvent.HandedOver(CART, ORDER, SOLD));
    events.put(
        "event-sale-reported",
        new StockEvent.SaleReported(
            SOLD,
            7,
            new Sale(WEB, ORDER, 5, Optional.of(CART), AT),
            Optional.of(NORTH),
            3,
            PICKS,
            1,
            2,
            5,
            Optional.of(OVERSELL),
            Optional.empty()));
    events.put(
        "event-sale-reported-bare",
        new StockEvent.SaleReported(
            SOLD,
            1,
            new Sale(WEB, ORDER, 0, Optional.empty(), AT),
            Optional.empty(),
            0,
            List.of(),
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty()));
    events.put(
        "event-oversell-filled",
        new StockEvent.OversellFilled(SOLD, 3, List.of(Pick.of(MAIN, 2)), 1));
    events.put(
        "event-oversell-resolved", new StockEvent.OversellResolved(SOLD, Conflict.BACKORDER, NOTE));
    events.put("event-loan-repaid", new StockEvent.LoanRepaid(SOLD, 1));
    events.put("event-return-expected", new StockEvent.ReturnExpected(SOLD, "return-9", 2));
    events.put(
        "movement-quarantine",
        new StockEvent.Moved(
            new MovementId("m-1"),
            new Movement.Quarantine(MAIN, 2),
            NOTE,
            List.of(new Movement.ShelfChange(MAIN, -2, 0, 2))));
    events.put(
        "movement-clearance",
        new StockEvent.Moved(
            new MovementId("m-1"),
            new Movement.Clearance(MAIN, 2, Movement.Disposition.DAMAGED),
            NOTE,
            List.of(new Movement.ShelfChange(MAIN, 0, 2, -2))));
    return events;
  }
}
