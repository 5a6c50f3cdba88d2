package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.Function;

/**
 * An order of the Admin API, printed as the shop's webhooks print it, so that both are read by one
 * reader. What webhooks call {@code fulfillable_quantity} the API calls {@code
 * unfulfilledQuantity}.
 */
final class OrderBody {
  private OrderBody() {}

  static ObjectNode of(JsonNode order) {
    var id = Gid.number(order.path("id"));
    var body = AdminJson.object();
    id(body, "id", order.path("id"));
    copy(body, "created_at", order.path("createdAt"));
    copy(body, "updated_at", order.path("updatedAt"));
    copy(body, "cancelled_at", order.path("cancelledAt"));
    copy(body, "closed_at", order.path("closedAt"));
    copy(body, "test", order.path("test"));
    copy(body, "cart_token", order.path("cartToken"));
    copy(body, "checkout_token", order.path("checkoutToken"));
    body.set("line_items", each(order.path("lineItems").path("nodes"), OrderBody::line));
    body.set("fulfillments", each(order.path("fulfillments"), shipment -> shipment(id, shipment)));
    body.set("refunds", each(order.path("refunds"), refund -> refund(id, refund)));
    return body;
  }

  private static ObjectNode line(JsonNode line) {
    var body = AdminJson.object();
    id(body, "id", line.path("id"));
    id(body, "variant_id", line.path("variant").path("id"));
    copy(body, "sku", line.path("sku"));
    copy(body, "quantity", line.path("quantity"));
    copy(body, "current_quantity", line.path("currentQuantity"));
    copy(body, "fulfillable_quantity", line.path("unfulfilledQuantity"));
    return body;
  }

  private static ObjectNode shipment(String order, JsonNode shipment) {
    var body = AdminJson.object();
    id(body, "id", shipment.path("id"));
    body.put("order_id", order);
    word(body, "status", shipment.path("status"));
    copy(body, "created_at", shipment.path("createdAt"));
    copy(body, "updated_at", shipment.path("updatedAt"));
    id(body, "location_id", shipment.path("location").path("id"));
    body.set(
        "line_items",
        each(shipment.path("fulfillmentLineItems").path("nodes"), OrderBody::shipped));
    return body;
  }

  private static ObjectNode shipped(JsonNode units) {
    var body = AdminJson.object();
    id(body, "id", units.path("lineItem").path("id"));
    copy(body, "quantity", units.path("quantity"));
    return body;
  }

  private static ObjectNode refund(String order, JsonNode refund) {
    var body = AdminJson.object();
    id(body, "id", refund.path("id"));
    body.put("order_id", order);
    copy(body, "created_at", refund.path("createdAt"));
    copy(body, "processed_at", refund.path("processedAt"));
    body.set(
        "refund_line_items",
        each(refund.path("refundLineItems").path("nodes"), OrderBody::refunded));
    return body;
  }

  private static ObjectNode refunded(JsonNode units) {
    var body = AdminJson.object();
    id(body, "id", units.path("id"));
    id(body, "line_item_id", units.path("lineItem").path("id"));
    copy(body, "quantity", units.path("quantity"));
    word(body, "restock_type", units.path("restockType"));
    id(body, "location_id", units.path("location").path("id"));
    return body;
  }

  private static ArrayNode each(JsonNode nodes, Function<JsonNode, ObjectNode> printed) {
    var all = AdminJson.array();
    AdminJson.objects(nodes).forEach(node -> all.add(printed.apply(node)));
    return all;
  }

  /** As a text of digits: it may fit no number type. */
  private static void id(ObjectNode body, String name, JsonNode gid) {
    var number = Gid.number(gid);
    if (!number.isEmpty()) {
      body.put(name, number);
    }
  }

  private static void copy(ObjectNode body, String name, JsonNode value) {
    if (!value.isMissingNode()) {
      body.set(name, value);
    }
  }

  private static void word(ObjectNode body, String name, JsonNode value) {
    AdminJson.text(value).ifPresent(text -> body.put(name, text.toLowerCase(Locale.ROOT)));
  }
}
