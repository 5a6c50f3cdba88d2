package holdfast.persistence.format;

import static holdfast.persistence.format.StoredExamples.AT;

import holdfast.catalog.ChannelId;
import holdfast.catalog.WindowId;
import holdfast.stock.ExpectedReturns;
import holdfast.stock.OrderId;
import holdfast.stock.Period;
import holdfast.stock.PullBack;
import holdfast.stock.ReservationId;
import holdfast.stock.Sale;
import holdfast.stock.Sales;
import holdfast.stock.Showing;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import holdfast.stock.StockEvent.SaleReported.Lowered;
import holdfast.stock.Unreported;
import holdfast.stock.Windows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is stored of what shops may show, by the name of the file that holds it. */
final class WindowExamples {
  private static final ChannelId NORTH_SHOP = new ChannelId("north-shop");
  private static final WindowId WINDOW = new WindowId(NORTH_SHOP, "tee-red/m");
  private static final ReservationId CART = new ReservationId("cart-9");
  static final Stock STOCK = stock(Optional.empty());
  static final Stock SEEN_STOCK = stock(Optional.of(new Unreported(2, 45, AT)));

  private WindowExamples() {}

  private static Stock stock(Optional<Unreported> unreported) {
    return Stock.restore(
        Optional.of(StoredExamples.BARE_PROFILE),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        Period.FIRST,
        Sales.NONE,
        ExpectedReturns.NONE,
        Windows.restore(
            Map.of(
                WINDOW,
                new Showing(Optional.of(5L), 41, List.of(new Showing.Offer(44, 7, 1)), unreported),
                new WindowId(NORTH_SHOP, "tee-red/l"),
                new Showing(Optional.empty(), 0, List.of(), Optional.empty())),
            Map.of(CART, new PullBack(2, AT))),
        46);
  }

  static Map<String, StockEvent> events() {
    var events = new LinkedHashMap<String, StockEvent>();
    events.put("event-offered", new StockEvent.Offered(WINDOW, 7));
    events.put("event-window-shown", new StockEvent.WindowShown(WINDOW, -1, 44, Optional.empty()));
    events.put(
        "event-window-seen",
        new StockEvent.WindowShown(WINDOW, 7, 44, Optional.of(new Unreported(-2, 45, AT))));
    events.put("event-window-withdrawn", new StockEvent.WindowWithdrawn(WINDOW));
    events.put("event-unguarded", new StockEvent.Unguarded());
    events.put("event-pulled-back", new StockEvent.PulledBack(CART, 2, AT));
    events.put("event-pull-back-ended", new StockEvent.PullBackEnded(CART));
    events.put("event-sale-reported-shown", sale(new Lowered(WINDOW, 2, Optional.empty())));
    events.put("event-sale-reported-seen", sale(new Lowered(WINDOW, 2, Optional.of(1))));
    return events;
  }

  private static StockEvent sale(Lowered lowered) {
    return new StockEvent.SaleReported(
        new ReservationId("!north-1001-1"),
        1,
        new Sale(NORTH_SHOP, new OrderId("1001"), 2, Optional.empty(), AT),
        Optional.empty(),
        0,
        List.of(),
        0,
        0,
        0,
        Optional.empty(),
        Optional.of(lowered));
  }
}
