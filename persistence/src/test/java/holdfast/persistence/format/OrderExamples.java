package holdfast.persistence.format;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.order.Cancellation;
import holdfast.order.OrderEvent;
import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.Receipt;
import holdfast.order.Receipts;
import holdfast.order.Refund;
import holdfast.order.Shipment;
import holdfast.order.Step;
import holdfast.order.Trouble;
import holdfast.stock.Movement;
import holdfast.stock.Pick;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of each event of an order, by the name of the file that holds its stored form. */
final class OrderExamples {
  private static final SkuId TEE = new SkuId("TEE");
  private static final OrderLine LINE =
      new OrderLine(
          "9", Optional.of("7001"), Optional.of("TEE-RED"), 3, Optional.of(2), Optional.empty());
  private static final OrderLine CUSTOM =
      new OrderLine(
          "10", Optional.empty(), Optional.empty(), 1, Optional.empty(), Optional.empty());
  private static final OrderLine KEPT_LOW =
      new OrderLine("9", Optional.of("7001"), Optional.empty(), 3, Optional.of(0), Optional.of(3));
  private static final Shipment SHIPMENT =
      new Shipment(
          "4100",
          StoredExamples.AT,
          false,
          Optional.of("755"),
          List.of(new Shipment.Units("9", 1)));
  private static final Refund REFUND =
      new Refund(
          "929",
          StoredExamples.AT,
          List.of(new Refund.Line("665", "9", 1, Refund.Restock.RETURN, Optional.of("755"))));

  private static final Cancellation CANCELLATION =
      new Cancellation(
          "cancel/web/1042/9/0",
          StoredExamples.AT,
          List.of(new Shipment.Units("9", 1)),
          "sold twice",
          false,
          true,
          Optional.of("SORRY10"));

  private OrderExamples() {}

  static Map<String, OrderEvent> events() {
    var events = new LinkedHashMap<String, OrderEvent>();
    news()
        .forEach(
            (name, news) ->
                events.put("order-heard-" + name, new OrderEvent.Heard(StoredExamples.AT, news)));
    events.put(
        "order-mapped",
        new OrderEvent.Mapped(LINE, new SkuId("KIT"), List.of(new SkuProfile.Component(TEE, 2))));
    steps()
        .forEach((name, step) -> events.put("order-asking-" + name, new OrderEvent.Asking(step)));
    events.put(
        "order-holding",
        new OrderEvent.Holding(new Step.Hold(TEE, 2, 4, 900), 5, StoredExamples.AT));
    events.put(
        "order-freeing", new OrderEvent.Holding(new Step.Free(TEE, 2), 0, StoredExamples.AT));
    events.put(
        "order-done", new OrderEvent.Done(sell(), List.of(Pick.of(StoredExamples.MAIN, 2)), 1));
    events.put("order-hold-answered", new OrderEvent.HoldAnswered(TEE, 0, 3));
    events.put("order-hold-freed", new OrderEvent.HoldFreed(TEE));
    events.put(
        "order-troubled",
        new OrderEvent.Troubled(
            "9",
            Optional.of(TEE),
            new Trouble(Trouble.Reason.SHIPPED_WITHOUT_STOCK, StoredExamples.AT, "TEE")));
    events.put(
        "order-troubled-line",
        new OrderEvent.Troubled(
            "10",
            Optional.empty(),
            new Trouble(Trouble.Reason.UNMAPPED, StoredExamples.AT, "7001")));
    events.put("order-untroubled", new OrderEvent.Untroubled("9", Optional.of(TEE)));
    events.put(
        "order-ignored",
        new OrderEvent.Ignored(Optional.of("9"), "ana", "sent by hand", StoredExamples.AT));
    events.put(
        "order-received",
        new OrderEvent.Received(
            new Receipt(
                "R-1",
                StoredExamples.MAIN,
                new Movement.Note(Optional.of("too small"), Optional.of("ana")),
                List.of(new Receipt.Units("9", TEE, 2, Movement.Disposition.DAMAGED))),
            StoredExamples.AT));
    events.put("order-shelved", new OrderEvent.Shelved(new Receipts.Place("R-1", 1)));
    events.put(
        "order-not-shelved",
        new OrderEvent.NotShelved(
            new Receipts.Place("R-1", 1),
            new Trouble(Trouble.Reason.REFUSED, StoredExamples.AT, "TEE: no")));
    events.put("order-cancel-asking", new OrderEvent.CancelAsking(CANCELLATION));
    events.put(
        "order-cancel-answered",
        new OrderEvent.CancelAnswered(
            "cancel/web/1042/9/0",
            new Cancellation.Answer(
                Cancellation.Outcome.REFUSED, "too late", StoredExamples.EXPIRES)));
    events.put("order-cart-told", new OrderEvent.CartTold());
    return events;
  }

  private static Map<String, OrderNews> news() {
    var news = new LinkedHashMap<String, OrderNews>();
    news.put(
        "snapshot",
        new OrderNews.Seen(
            new OrderSnapshot(
                StoredExamples.AT,
                OrderSnapshot.Stage.COMPLETED,
                Optional.of("token"),
                true,
                List.of(LINE, CUSTOM),
                List.of(SHIPMENT),
                List.of(REFUND),
                List.of("930"),
                Optional.of(StoredExamples.EXPIRES))));
    news.put(
        "snapshot-lowered",
        new OrderNews.Seen(
            new OrderSnapshot(
                StoredExamples.AT,
                OrderSnapshot.Stage.CANCELLED,
                Optional.empty(),
                false,
                List.of(KEPT_LOW),
                List.of(),
                List.of(),
                List.of())));
    news.put("shipment", new OrderNews.Shipped(SHIPMENT));
    news.put("refund", new OrderNews.Refunded(REFUND));
    news.put(
        "return",
        new OrderNews.ReturnAnnounced(
            "31", StoredExamples.AT, List.of(new Shipment.Units("9", 1))));
    news.put("edit", new OrderNews.Edited(StoredExamples.AT));
    news.put("deletion", new OrderNews.Deleted());
    news.put("restoration", new OrderNews.Restored());
    news.put("order", new OrderNews.Ordered(OrderKey.order(new ChannelId("web"), "1042")));
    return news;
  }

  private static Map<String, Step.OfLine> steps() {
    var steps = new LinkedHashMap<String, Step.OfLine>();
    steps.put("sell", sell());
    steps.put(
        "sell-lowered",
        new Step.Sell("9", TEE, 2, 0, Optional.of(3), Optional.empty(), StoredExamples.AT));
    steps.put("ship", new Step.Ship("9", TEE, "4100", 0, StoredExamples.MAIN, 2));
    steps.put("take-back", new Step.TakeBack("9", TEE, "4100", 1, StoredExamples.MAIN, 1));
    steps.put("restock", new Step.Restock("9", TEE, "665", StoredExamples.MAIN, 1));
    steps.put("expect", new Step.Expect("9", TEE, 1, 2));
    return steps;
  }

  private static Step.Sell sell() {
    return new Step.Sell(
        "9",
        TEE,
        1,
        3,
        Optional.empty(),
        Optional.of(new ReservationId("~~CART/web/t")),
        StoredExamples.AT);
  }

  /** All kinds of events, of news and of steps of which there is an example. */
  static List<Class<?>> kinds() {
    return Stream.concat(
            Stream.concat(events().values().stream(), news().values().stream()),
            Stream.concat(
                steps().values().stream(),
                events().values().stream()
                    .filter(OrderEvent.Holding.class::isInstance)
                    .map(event -> ((OrderEvent.Holding) event).step())))
        .<Class<?>>map(Object::getClass)
        .toList();
  }
}
