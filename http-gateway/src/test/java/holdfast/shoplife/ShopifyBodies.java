package holdfast.shoplife;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints a shop's records as Shopify does.
 *
 * @param zone the shop's
 * @param escapes whether slashes are printed with a backslash
 */
record ShopifyBodies(ZoneId zone, boolean escapes) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  String order(ShopifyOrder order) {
    var body = json();
    body.put("id", order.id);
    body.put("admin_graphql_api_id", "gid://shopify/Order/" + order.id);
    body.put("name", "#" + order.id % 10_000);
    body.put("created_at", time(order.createdAt));
    body.put("updated_at", time(order.changedAt));
    body.put("cancelled_at", time(order.cancelledAt));
    body.put("cancel_reason", order.cancelledAt == null ? null : "customer");
    body.put("closed_at", time(order.closedAt));
    body.put("test", order.isTest);
    body.put("financial_status", order.isPaid ? "paid" : "pending");
    body.putNull("fulfillment_status");
    body.putNull("location_id");
    body.put("cart_token", order.cart.orElse(null));
    body.put("source_name", "web");
    body.put("total_price", "19.90");
    body.put("order_status_url", "https://shop.example/orders/" + order.id + "/authenticate");
    var lines = body.putArray("line_items");
    order.lines.forEach(line -> lines.add(line(line)));
    var parcels = body.putArray("fulfillments");
    order.parcels.forEach(parcel -> parcels.add(parcelNode(order, parcel)));
    var refunds = body.putArray("refunds");
    order.repayments.forEach(refund -> refunds.add(refundNode(order, refund)));
    body.putArray("returns");
    return text(body);
  }

  String parcel(ShopifyOrder order, Parcel parcel) {
    return text(parcelNode(order, parcel));
  }

  String refund(ShopifyOrder order, Repayment refund) {
    return text(refundNode(order, refund));
  }

  /** A cart has no ids of lines: a line's id is its variant's. */
  String cart(String token, Instant changedAt, List<ShopLine> lines) {
    var body = json();
    body.put("id", token);
    body.put("token", token);
    var items = body.putArray("line_items");
    lines.forEach(line -> items.add(cartLine(line)));
    body.putNull("note");
    body.put("updated_at", changedAt.toString());
    body.put("created_at", changedAt.toString());
    return text(body);
  }

  String edited(ShopifyOrder order, long id, Map<Long, Integer> more, Map<Long, Integer> fewer) {
    var edit = json();
    edit.put("id", id);
    edit.put("order_id", order.id);
    edit.put("committed_at", time(order.changedAt));
    var lines = edit.putObject("line_items");
    var additions = lines.putArray("additions");
    more.forEach((line, units) -> additions.addObject().put("id", line).put("delta", units));
    var removals = lines.putArray("removals");
    fewer.forEach((line, units) -> removals.addObject().put("id", line).put("delta", units));
    var body = json();
    body.set("order_edit", edit);
    return text(body);
  }

  String deleted(ShopifyOrder order) {
    return text(json().put("id", order.id));
  }

  /** Only those that are still to come name lines. */
  String goodsReturn(ShopifyOrder order, GoodsReturn goods) {
    var body = json();
    body.put("id", goods.id);
    body.put("admin_graphql_api_id", "gid://shopify/Return/" + goods.id);
    if (goods.isOpen()) {
      body.putObject("order").put("id", order.id);
      var lines = body.putArray("return_line_items");
      goods.units.forEach(
          (line, units) -> {
            var item = lines.addObject().put("quantity", units);
            item.putObject("fulfillment_line_item").putObject("line_item").put("id", line.id);
          });
    } else {
      body.put("order_id", order.id);
    }
    return text(body);
  }

  private ObjectNode parcelNode(ShopifyOrder order, Parcel parcel) {
    var body = json();
    body.put("id", parcel.id);
    body.put("order_id", order.id);
    body.put("status", parcel.isVoid ? "cancelled" : "success");
    body.put("created_at", time(parcel.createdAt));
    body.put("updated_at", time(parcel.changedAt));
    body.put("location_id", parcel.location.orElse(null));
    body.put("tracking_url", "https://parcels.example/" + parcel.id);
    var lines = body.putArray("line_items");
    parcel.units.forEach((line, units) -> lines.add(line(line).put("quantity", units)));
    return body;
  }

  private ObjectNode refundNode(ShopifyOrder order, Repayment refund) {
    var body = json();
    body.put("id", refund.id());
    body.put("order_id", order.id);
    body.put("created_at", time(refund.createdAt()));
    body.put("processed_at", time(refund.createdAt()));
    body.put("restock", refund.restock());
    body.putNull("return");
    var lines = body.putArray("refund_line_items");
    for (var part : refund.parts()) {
      var line = lines.addObject();
      line.put("id", part.id());
      line.put("line_item_id", part.line().id);
      line.put("quantity", part.units());
      if (refund.saysKind()) {
        line.put("restock_type", part.kind().name().toLowerCase(Locale.ROOT));
      }
      line.put("location_id", part.location().orElse(null));
      line.put("subtotal", 19.0);
      line.set("line_item", line(part.line()));
    }
    body.putArray("transactions");
    return body;
  }

  private static ObjectNode line(ShopLine line) {
    var article = line.article;
    var body = json();
    body.put("id", line.id);
    body.put("variant_id", article.soldAs().orElse(null));
    body.put("product_id", article.product().orElse(null));
    body.put("sku", article.skuText().orElse(null));
    body.put("quantity", line.ordered);
    body.put("current_quantity", line.current());
    body.put("fulfillable_quantity", line.open());
    var done = line.open() == 0 ? "fulfilled" : "partial";
    body.put("fulfillment_status", line.shipped == 0 ? null : done);
    body.put("variant_inventory_management", "shopify");
    body.put("product_exists", article.product().isPresent());
    body.put("requires_shipping", true);
    body.put("gift_card", false);
    body.put("grams", 200);
    body.put("price", "19.90");
    return body;
  }

  private static ObjectNode cartLine(ShopLine line) {
    var variant = line.article.soldAs().orElseThrow();
    var body = json();
    body.put("id", variant);
    body.put("quantity", line.ordered);
    body.put("variant_id", variant);
    body.put("key", variant + ":33f11f7a1ec7d93b826de33bb54de37b");
    body.put("product_id", line.article.product().orElse(null));
    body.put("sku", line.article.skuText().orElse(null));
    return body;
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  private @Nullable String time(@Nullable Instant moment) {
    return moment == null ? null : TIME.format(moment.atZone(zone));
  }

  private String text(ObjectNode body) {
    return escapes ? body.toString().replace("/", "\\/") : body.toString();
  }
}
