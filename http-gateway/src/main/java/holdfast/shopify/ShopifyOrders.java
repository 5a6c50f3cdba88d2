package holdfast.shopify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import holdfast.catalog.ChannelId;
import holdfast.delivery.Part;
import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.OrderSnapshot.Stage;
import holdfast.order.Refund;
import holdfast.order.Refund.Restock;
import holdfast.order.Shipment;
import holdfast.shop.ShopNews;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders, and what happens to them.
 *
 * @param triggeredAt when the delivery was triggered, for bodies without a moment
 */
record ShopifyOrders(ChannelId store, Instant triggeredAt) {
  /**
   * Whether a shipment with this status never left. One that is pending or open has not left yet,
   * but Shopify no longer counts its units among those to ship, so they are spoken for.
   */
  private static final Map<String, Boolean> IS_VOID =
      Map.of(
          "success", false,
          "pending", false,
          "open", false,
          "cancelled", true,
          "error", true,
          "failure", true);

  private static final Map<String, Restock> RESTOCK =
      Map.of(
          "cancel", Restock.CANCEL,
          "return", Restock.RETURN,
          "no_restock", Restock.NONE,
          "legacy_restock", Restock.UNSAID);

  List<ShopNews> seen(Part order) {
    var changedAt = order.moment("updated_at");
    var refunds = order.parts("refunds").stream().map(ShopifyOrders::refund).toList();
    var lines = lines(order, restocked(refunds));
    var snapshot =
        new OrderSnapshot(
            changedAt,
            order.optionalMoment("cancelled_at").isPresent() ? Stage.CANCELLED : Stage.SOLD,
            ShopifyCarts.token(order, "cart_token", "checkout_token"),
            order.flag("test"),
            lines,
            order.parts("fulfillments").stream().map(ShopifyOrders::shipment).toList(),
            refunds,
            List.of());
    var key = OrderKey.order(store, order.id("id"));
    var takenAt = order.optionalMoment("created_at").orElse(changedAt);
    return List.of(
        new ShopNews.OfOrder(key, new OrderNews.Seen(snapshot)),
        ShopNews.NumbersLowered.by(lines, key, takenAt, changedAt));
  }

  private static Map<String, Integer> restocked(List<Refund> refunds) {
    return refunds.stream()
        .flatMap(refund -> refund.lines().stream())
        .filter(line -> line.restock() != Restock.NONE)
        .collect(groupingBy(Refund.Line::line, summingInt(Refund.Line::quantity)));
  }

  private static List<OrderLine> lines(Part order, Map<String, Integer> restocked) {
    var seen = new HashSet<String>();
    return order.parts("line_items").stream().map(line -> line(line, seen, restocked)).toList();
  }

  /** The shop lowers a number when it takes an order, and raises it for what it restocks. */
  private static OrderLine line(Part line, HashSet<String> seen, Map<String, Integer> restocked) {
    var id = line.id("id");
    if (!seen.add(id)) {
      line.refuse("id", "must be another one than that of the lines before");
    }
    var ordered = line.units("quantity");
    var toShip = toShip(line);
    if (toShip.isPresent() && toShip.get() > ordered) {
      line.refuse("fulfillable_quantity", "must be at most the line's quantity");
    }
    return new OrderLine(
        id,
        line.optionalId("variant_id"),
        line.hint("sku"),
        ordered,
        toShip,
        Optional.of(Math.max(0, ordered - restocked.getOrDefault(id, 0))));
  }

  /** A line that was edited away stays in the list. */
  private static Optional<Integer> toShip(Part line) {
    var current = line.optionalUnits("current_quantity");
    return line.optionalUnits("fulfillable_quantity").or(() -> current.filter(units -> units == 0));
  }

  List<ShopNews> edited(Part body) {
    var edit = body.part("order_edit");
    return news(
        edit.id("order_id"), new OrderNews.Edited(edit.moment("committed_at", "created_at")));
  }

  List<ShopNews> deleted(Part order) {
    return news(order.id("id"), new OrderNews.Deleted());
  }

  List<ShopNews> shipped(Part shipment) {
    return news(shipment.id("order_id"), new OrderNews.Shipped(shipment(shipment)));
  }

  private static Shipment shipment(Part shipment) {
    return new Shipment(
        shipment.id("id"),
        shipment.moment("updated_at", "created_at"),
        shipment.word("status", IS_VOID, false),
        shipment.optionalId("location_id"),
        shipment.parts("line_items").stream()
            .map(line -> new Shipment.Units(line.id("id"), line.units("quantity")))
            .toList());
  }

  List<ShopNews> refunded(Part refund) {
    return news(refund.id("order_id"), new OrderNews.Refunded(refund(refund)));
  }

  private static Refund refund(Part refund) {
    var unsaid = unsaid(refund);
    return new Refund(
        refund.id("id"),
        refund.moment("created_at", "processed_at"),
        refund.parts("refund_line_items").stream().map(line -> refundLine(line, unsaid)).toList());
  }

  /** What bodies mean that are older than {@code restock_type}. */
  private static Restock unsaid(Part refund) {
    return refund.has("restock") && !refund.flag("restock") ? Restock.NONE : Restock.UNSAID;
  }

  private static Refund.Line refundLine(Part line, Restock unsaid) {
    return new Refund.Line(
        line.id("id"),
        line.id("line_item_id"),
        line.units("quantity"),
        line.optionalWord("restock_type", RESTOCK).orElse(unsaid),
        line.optionalId("location_id"));
  }

  /** Asked for or approved; only these bodies say which units. */
  List<ShopNews> returnAnnounced(Part body) {
    var lines =
        body.optionalParts("return_line_items").stream()
            .flatMap(ShopifyOrders::returnedUnits)
            .toList();
    return returned(body, lines);
  }

  /** Units that were never shipped, as unverified returns have, name no line of the order. */
  private static Stream<Shipment.Units> returnedUnits(Part line) {
    if (!line.has("fulfillment_line_item")) {
      return Stream.empty();
    }
    var shipped = line.part("fulfillment_line_item").part("line_item");
    return Stream.of(new Shipment.Units(shipped.id("id"), line.units("quantity")));
  }

  /** Off, done, or changed without saying what it is now. */
  List<ShopNews> returnChanged(Part body) {
    return returned(body, List.of());
  }

  private List<ShopNews> returned(Part body, List<Shipment.Units> lines) {
    var order = body.has("order") ? body.part("order").id("id") : body.id("order_id");
    var changedAt = body.optionalMoment("updated_at").orElse(triggeredAt);
    return news(order, new OrderNews.ReturnAnnounced(body.id("id"), changedAt, lines));
  }

  private List<ShopNews> news(String order, OrderNews news) {
    return List.of(new ShopNews.OfOrder(OrderKey.order(store, order), news));
  }
}
