package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of webhooks about orders. Names and addresses are there, as in real ones, of people who
 * are visibly made up.
 */
final class OrderBodies {
  private final ShopContext shop;
  private final Sheets sheets;

  OrderBodies(ShopContext shop, Sheets sheets) {
    this.shop = shop;
    this.sheets = sheets;
  }

  /** An order as it stands when it is asked for. */
  Optional<JsonNode> order(long id) {
    return shop.book()
        .together(() -> shop.book().order(id).map(order -> print(order, sheets.of(id))));
  }

  private ObjectNode print(Order order, Sheet sheet) {
    ObjectNode body = Bodies.object();
    body.put("id", order.id()).put("admin_graphql_api_id", Gid.of("Order", order.id()));
    body.put("app_id", 580_111)
        .put("browser_ip", "192.0.2.1")
        .put("buyer_accepts_marketing", false);
    body.put("cancel_reason", sheet.cancelReason());
    body.put("cancelled_at", moment(order.cancelled()));
    body.put("cart_token", sheet.token()).put("checkout_token", "checkout-" + sheet.token());
    body.putObject("client_details")
        .put("browser_ip", "192.0.2.1")
        .put("user_agent", "Made-up/1.0");
    body.putNull("closed_at").put("confirmed", true);
    body.put("contact_email", "buyer@example.com").put("created_at", Wire.local(order.placed()));
    body.put("currency", "EUR").put("email", "buyer@example.com");
    body.put("financial_status", OrderState.financial(order));
    body.put("fulfillment_status", OrderState.fulfilment(order)).putNull("location_id");
    body.put("name", "#" + sheet.number()).put("note", sheet.note());
    body.putArray("note_attributes");
    body.put("number", sheet.number() - 1_000).put("order_number", sheet.number());
    body.put(
        "order_status_url", shop.url() + "/orders/" + sheet.token() + "/authenticate?key=made-up");
    body.put("phone", "+49000000002").put("processed_at", Wire.local(order.placed()));
    body.put("source_name", "web").put("tags", String.join(", ", sheet.tags()));
    body.put("test", sheet.test()).put("token", sheet.token()).put("total_price", "25.00");
    body.put("updated_at", Wire.local(order.changed()));
    body.set("billing_address", address());
    body.set("customer", customer());
    var shipments = body.putArray("fulfillments");
    sheet.shipments().forEach(shipment -> shipments.add(shipment(order, sheet, shipment)));
    var lines = body.putArray("line_items");
    order.lines().forEach(line -> lines.add(line(line)));
    body.putArray("line_item_groups");
    var refunds = body.putArray("refunds");
    order.refunds().forEach(refund -> refunds.add(refund(order, refund)));
    body.putArray("returns");
    body.set("shipping_address", address());
    body.putArray("shipping_lines");
    return body;
  }

  private static ObjectNode line(OrderLine line) {
    return Bodies.object()
        .put("id", line.id())
        .put("admin_graphql_api_id", Gid.of("LineItem", line.id()))
        .put("current_quantity", OrderState.current(line))
        .put("fulfillable_quantity", line.open())
        .put("fulfillment_service", "manual")
        .put("fulfillment_status", OrderState.fulfilment(line))
        .put("gift_card", false)
        .put("grams", 200)
        .put("name", line.item().sku())
        .put("price", "25.00")
        .put("product_exists", true)
        .put("product_id", line.item().product())
        .put("quantity", line.quantity())
        .put("requires_shipping", true)
        .put("sku", line.item().sku())
        .put("taxable", true)
        .put("title", Bodies.title(line.item().product()))
        .put("total_discount", "0.00")
        .put("variant_id", line.item().id())
        .put("variant_inventory_management", line.item().tracked() ? "shopify" : null)
        .put("variant_title", line.item().sku())
        .putNull("vendor");
  }

  /** A refund of an order, if the order is still known. */
  Optional<JsonNode> refund(long order, long refund) {
    return shop.book()
        .order(order)
        .flatMap(
            known ->
                known.refunds().stream()
                    .filter(one -> one.id() == refund)
                    .findFirst()
                    .map(one -> refund(known, one)));
  }

  private static ObjectNode refund(Order order, Order.Refund refund) {
    ObjectNode body = Bodies.object();
    body.put("id", refund.id()).put("admin_graphql_api_id", Gid.of("Refund", refund.id()));
    body.put("order_id", order.id()).put("created_at", Wire.local(refund.at()));
    body.putNull("note").put("processed_at", Wire.local(refund.at())).putNull("return");
    body.put("restock", refund.lines().stream().anyMatch(OrderState::isRestocked));
    var lines = body.putArray("refund_line_items");
    for (Order.RefundLine part : refund.lines()) {
      OrderLine line = OrderState.line(order, part.line());
      ObjectNode one = lines.addObject();
      one.put("id", part.id()).put("line_item_id", part.line()).put("quantity", part.quantity());
      one.put("restock_type", part.restock()).put("subtotal", 0.0);
      if (OrderState.isRestocked(part)) {
        one.put("location_id", line.location());
      } else {
        one.putNull("location_id");
      }
      one.set("line_item", line(line));
    }
    body.putArray("transactions");
    return body;
  }

  /** A shipment of an order, if the order is still known. */
  Optional<JsonNode> shipment(long order, long shipment) {
    return shop.book()
        .order(order)
        .flatMap(
            known -> {
              Sheet sheet = sheets.of(order);
              return sheet.shipments().stream()
                  .filter(one -> one.id() == shipment)
                  .findFirst()
                  .map(one -> shipment(known, sheet, one));
            });
  }

  private static ObjectNode shipment(Order order, Sheet sheet, Sheet.Shipment shipment) {
    ObjectNode body = Bodies.object();
    body.put("id", shipment.id()).put("order_id", order.id()).put("status", "success");
    body.put("admin_graphql_api_id", Gid.of("Fulfillment", shipment.id()));
    body.put("created_at", Wire.local(shipment.at())).put("updated_at", Wire.local(shipment.at()));
    body.put("service", "manual").putNull("shipment_status").putNull("tracking_company");
    body.put("location_id", shipment.location());
    body.put("name", "#" + sheet.number() + "." + (sheet.shipments().indexOf(shipment) + 1));
    var lines = body.putArray("line_items");
    for (Wanted part : shipment.lines()) {
      lines.add(line(OrderState.line(order, part.id())).put("quantity", part.units()));
    }
    return body;
  }

  /**
   * An edit, which names lines and by how much, but not of what.
   *
   * @param added units by line
   * @param removed units by line
   */
  static Optional<JsonNode> edit(
      long id, long order, Instant at, List<Wanted> added, List<Wanted> removed) {
    ObjectNode body = Bodies.object();
    ObjectNode edit = body.putObject("order_edit");
    edit.putNull("app_id").put("committed_at", Wire.local(at)).put("created_at", Wire.local(at));
    edit.put("id", id).put("order_id", order).put("notify_customer", false).put("staff_note", "");
    ObjectNode lines = edit.putObject("line_items");
    var additions = lines.putArray("additions");
    added.forEach(part -> additions.addObject().put("id", part.id()).put("delta", part.units()));
    var removals = lines.putArray("removals");
    removed.forEach(part -> removals.addObject().put("id", part.id()).put("delta", part.units()));
    edit.putNull("user_id");
    return Optional.of(body);
  }

  private static @Nullable String moment(@Nullable Instant at) {
    return at == null ? null : Wire.local(at);
  }

  private static ObjectNode address() {
    return Bodies.object()
        .put("first_name", "Paul")
        .put("last_name", "Placeholder")
        .put("name", "Paul Placeholder")
        .put("address1", "Nowhere Street 2")
        .put("city", "Nowhere")
        .put("zip", "00000")
        .put("phone", "+49000000002")
        .put("country_code", "DE")
        .put("province_code", "BE");
  }

  private static ObjectNode customer() {
    return Bodies.object()
        .put("id", 7_000_000_001L)
        .put("email", "buyer@example.com")
        .put("first_name", "Paul")
        .put("last_name", "Placeholder")
        .put("phone", "+49000000002");
  }
}
