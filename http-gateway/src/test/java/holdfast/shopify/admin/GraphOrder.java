package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.Function;

/** Tells as the Admin API what a shop's webhook tells of an order: what shops do the other way. */
record GraphOrder(ObjectNode node) {
  private static final JsonNode LAST_PAGE = AdminJson.object().put("hasNextPage", false);

  static GraphOrder of(JsonNode webhook) {
    var node = AdminJson.object();
    gid(node, "id", "Order", webhook.path("id"));
    node.set("createdAt", webhook.path("created_at"));
    node.set("updatedAt", webhook.path("updated_at"));
    node.set("cancelledAt", webhook.path("cancelled_at"));
    node.set("closedAt", webhook.path("closed_at"));
    node.set("test", webhook.path("test"));
    node.set("cartToken", webhook.path("cart_token"));
    node.set("checkoutToken", webhook.path("checkout_token"));
    node.set("lineItems", connection(webhook.path("line_items"), GraphOrder::line));
    node.set("fulfillments", list(webhook.path("fulfillments"), GraphOrder::shipment));
    node.set("refunds", list(webhook.path("refunds"), GraphOrder::refund));
    return new GraphOrder(node);
  }

  private static ObjectNode line(JsonNode line) {
    var node = AdminJson.object();
    gid(node, "id", "LineItem", line.path("id"));
    node.set("sku", line.path("sku"));
    node.set("quantity", line.path("quantity"));
    node.set("currentQuantity", line.path("current_quantity"));
    node.set("unfulfilledQuantity", line.path("fulfillable_quantity"));
    owned(node, "variant", "ProductVariant", line.path("variant_id"));
    return node;
  }

  private static ObjectNode shipment(JsonNode shipment) {
    var node = AdminJson.object();
    gid(node, "id", "Fulfillment", shipment.path("id"));
    node.put("status", shipment.path("status").asText().toUpperCase(Locale.ROOT));
    node.set("createdAt", shipment.path("created_at"));
    node.set("updatedAt", shipment.path("updated_at"));
    owned(node, "location", "Location", shipment.path("location_id"));
    node.set(
        "fulfillmentLineItems",
        connection(
            shipment.path("line_items"),
            line -> {
              var units = AdminJson.object();
              units.set("quantity", line.path("quantity"));
              owned(units, "lineItem", "LineItem", line.path("id"));
              return units;
            }));
    return node;
  }

  private static ObjectNode refund(JsonNode refund) {
    var node = AdminJson.object();
    gid(node, "id", "Refund", refund.path("id"));
    node.set("createdAt", refund.path("created_at"));
    node.set("processedAt", refund.path("processed_at"));
    node.set(
        "refundLineItems",
        connection(
            refund.path("refund_line_items"),
            line -> {
              var units = AdminJson.object();
              gid(units, "id", "RefundLineItem", line.path("id"));
              units.set("quantity", line.path("quantity"));
              units.put("restockType", line.path("restock_type").asText().toUpperCase(Locale.ROOT));
              owned(units, "lineItem", "LineItem", line.path("line_item_id"));
              owned(units, "location", "Location", line.path("location_id"));
              return units;
            }));
    return node;
  }

  private static ObjectNode connection(JsonNode elements, Function<JsonNode, ObjectNode> told) {
    var node = AdminJson.object();
    node.set("nodes", list(elements, told));
    node.set("pageInfo", LAST_PAGE);
    return node;
  }

  private static ArrayNode list(JsonNode elements, Function<JsonNode, ObjectNode> told) {
    var list = AdminJson.array();
    elements.forEach(element -> list.add(told.apply(element)));
    return list;
  }

  private static void gid(ObjectNode node, String name, String type, JsonNode id) {
    node.put(name, Gid.of(type, id.asText()));
  }

  private static void owned(ObjectNode node, String name, String type, JsonNode id) {
    if (id.isNull() || id.isMissingNode()) {
      node.putNull(name);
    } else {
      gid(node.putObject(name), "id", type, id);
    }
  }
}
