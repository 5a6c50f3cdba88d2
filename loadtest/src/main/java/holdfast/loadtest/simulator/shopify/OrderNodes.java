package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import holdfast.loadtest.simulator.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders as objects of the Admin schema. */
record OrderNodes(Rooms rooms, StockNodes stock) {
  /** The order as it stands now. */
  Answering order(Order order) {
    return new OrderNode(order);
  }

  Optional<Answering> order(String gid) {
    return Gid.number("Order", gid).flatMap(rooms.book()::order).map(OrderNode::new);
  }

  Optional<Answering> refund(String gid) {
    return Gid.number("Refund", gid)
        .flatMap(
            id ->
                all()
                    .flatMap(this::refunds)
                    .filter(refund -> refund.refund.id() == id)
                    .findFirst());
  }

  Optional<Answering> shipment(String gid) {
    return Gid.number("Fulfillment", gid)
        .flatMap(
            id ->
                all()
                    .flatMap(this::shipments)
                    .filter(shipment -> shipment.shipment.id() == id)
                    .findFirst());
  }

  private Stream<Order> all() {
    return rooms.book().orders().stream();
  }

  private Stream<RefundNode> refunds(Order order) {
    return order.refunds().stream().map(refund -> new RefundNode(order, refund));
  }

  private Stream<ShipmentNode> shipments(Order order) {
    return rooms.sheets().of(order.id()).shipments().stream()
        .map(shipment -> new ShipmentNode(order, shipment));
  }

  private static @Nullable String time(@Nullable Instant moment) {
    return moment == null ? null : StockNodes.time(moment);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private final class OrderNode implements Answering {
    private final Order order;
    private final Sheet sheet;

    OrderNode(Order order) {
      this.order = order;
      sheet = rooms.sheets().of(order.id());
    }

    @Override
    public String type() {
      return "Order";
    }

    @Override
    public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> Gid.of(type(), order.id());
        case "legacyResourceId" -> order.id();
        case "name" -> "#" + sheet.number();
        case "number" -> sheet.number();
        case "createdAt", "processedAt" -> time(order.placed());
        case "updatedAt" -> time(order.changed());
        case "cancelledAt" -> time(order.cancelled());
        case "cancelReason" -> reason();
        case "closed" -> false;
        case "closedAt" -> null;
        case "confirmed" -> true;
        case "test" -> sheet.test();
        case "note" -> sheet.note();
        case "tags" -> sheet.tags();
        case "cartToken" -> sheet.token();
        case "checkoutToken" -> "checkout-" + sheet.token();
        case "email" -> "buyer@example.com";
        case "phone" -> "+49000000002";
        case "sourceName" -> "web";
        case "currencyCode", "presentmentCurrencyCode" -> SuggestedRefunds.CURRENCY;
        case "suggestedRefund" -> SuggestedRefunds.of(order, asked);
        case "displayFinancialStatus" -> upper(OrderState.financial(order));
        case "displayFulfillmentStatus" -> fulfilment();
        case "currentSubtotalLineItemsQuantity" ->
            order.lines().stream().mapToLong(OrderState::current).sum();
        case "lineItems" -> lines(asked);
        case "refunds" -> limited(refunds(order), asked);
        case "fulfillments" -> limited(shipments(order), asked);
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }

    private @Nullable String reason() {
      String reason = sheet.cancelReason();
      return reason == null ? null : upper(reason);
    }

    private String fulfilment() {
      return switch (OrderState.fulfilment(order)) {
        case "partial" -> "PARTIALLY_FULFILLED";
        case "fulfilled" -> "FULFILLED";
        case null, default -> "UNFULFILLED";
      };
    }

    private Connection lines(DataFetchingEnvironment asked) {
      return Connection.of(
          "LineItem",
          order.lines().stream()
              .map(line -> new Connection.Entry(line.id(), line.id(), new LineNode(line))),
          asked);
    }
  }

  private static List<? extends Answering> limited(
      Stream<? extends Answering> all, DataFetchingEnvironment asked) {
    Integer first = asked.getArgument("first");
    return (first == null ? all : all.limit(first)).toList();
  }

  private final class LineNode implements Answering {
    private final OrderLine line;

    LineNode(OrderLine line) {
      this.line = line;
    }

    @Override
    public String type() {
      return "LineItem";
    }

    @Override
    public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> Gid.of(type(), line.id());
        case "sku", "name", "variantTitle" -> line.item().sku();
        case "title" -> Bodies.title(line.item().product());
        case "quantity" -> line.quantity();
        case "currentQuantity", "refundableQuantity" -> OrderState.current(line);
        case "fulfillableQuantity", "unfulfilledQuantity" -> line.open();
        case "nonFulfillableQuantity" -> line.quantity() - line.open();
        case "fulfillmentStatus" -> status();
        case "requiresShipping" -> true;
        case "isGiftCard" -> false;
        case "variant" -> rooms.book().item(line.item().id()).map(stock::variant).orElse(null);
        case "product" -> stock.product(line.item().product());
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }

    private String status() {
      String status = OrderState.fulfilment(line);
      return status == null ? "unfulfilled" : status;
    }
  }

  private final class RefundNode implements Answering {
    private final Order order;
    private final Order.Refund refund;

    RefundNode(Order order, Order.Refund refund) {
      this.order = order;
      this.refund = refund;
    }

    @Override
    public String type() {
      return "Refund";
    }

    @Override
    public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> Gid.of(type(), refund.id());
        case "legacyResourceId" -> refund.id();
        case "note" -> rooms.sheets().of(order.id()).refundNotes().get(refund.id());
        case "createdAt", "processedAt", "updatedAt" -> time(refund.at());
        case "order" -> new OrderNode(order);
        case "refundLineItems" ->
            Connection.of(
                "RefundLineItem",
                refund.lines().stream()
                    .map(line -> new Connection.Entry(line.id(), line.id(), part(line))),
                asked);
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }

    private Answering part(Order.RefundLine part) {
      OrderLine line = OrderState.line(order, part.line());
      boolean isRestocked = OrderState.isRestocked(part);
      return Simple.of("RefundLineItem", "id", Gid.of("RefundLineItem", part.id()))
          .with("lineItem", new LineNode(line))
          .with("quantity", part.quantity())
          .with("restockType", upper(part.restock()))
          .with("restocked", isRestocked)
          .with(
              "location",
              isRestocked
                  ? rooms.stock().place(line.location()).map(stock::location).orElse(null)
                  : null);
    }
  }

  private final class ShipmentNode implements Answering {
    private final Order order;
    private final Sheet.Shipment shipment;

    ShipmentNode(Order order, Sheet.Shipment shipment) {
      this.order = order;
      this.shipment = shipment;
    }

    @Override
    public String type() {
      return "Fulfillment";
    }

    @Override
    public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> Gid.of(type(), shipment.id());
        case "legacyResourceId" -> shipment.id();
        case "name" -> name();
        case "status" -> "SUCCESS";
        case "createdAt", "updatedAt" -> time(shipment.at());
        case "totalQuantity" -> shipment.lines().stream().mapToLong(Wanted::units).sum();
        case "order" -> new OrderNode(order);
        case "location" ->
            rooms.stock().place(shipment.location()).map(stock::location).orElse(null);
        case "fulfillmentLineItems" ->
            Connection.of(
                "FulfillmentLineItem",
                shipment.lines().stream()
                    .map(part -> new Connection.Entry(part.id(), part.id(), part(part))),
                asked);
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }

    private String name() {
      Sheet sheet = rooms.sheets().of(order.id());
      return "#" + sheet.number() + "-F" + (sheet.shipments().indexOf(shipment) + 1);
    }

    private Answering part(Wanted part) {
      return Simple.of("FulfillmentLineItem", "id", Gid.of("FulfillmentLineItem", part.id()))
          .with("lineItem", new LineNode(OrderState.line(order, part.id())))
          .with("quantity", part.units());
    }
  }
}
