package holdfast.shoplife;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints a shop's records as WooCommerce does.
 *
 * @param offset of the shop's own clock, which only the fields without {@code _gmt} show
 * @param printsText whether quantities are printed as text, as some plugins make it
 */
record WooBodies(ZoneOffset offset, boolean printsText) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  String order(WooOrder order) {
    var body = json();
    body.put("id", order.id);
    body.put("parent_id", 0);
    body.put("number", "" + order.id);
    body.put("status", order.status);
    body.put("currency", "EUR");
    body.put("created_via", "checkout");
    times(body, "date_created", order.createdAt);
    times(body, "date_modified", order.changedAt);
    times(body, "date_paid", order.paidAt);
    times(body, "date_completed", order.completedAt);
    body.put("total", "19.90");
    body.put("payment_url", "https://shop.example/checkout/order-pay/" + order.id);
    var lines = body.putArray("line_items");
    order.lines.forEach(line -> lines.add(line(line, order.isSold())));
    body.putArray("shipping_lines");
    var refunds = body.putArray("refunds");
    for (var refund : order.repayments) {
      refunds.addObject().put("id", refund.id()).put("reason", "").put("total", "-10.00");
    }
    return body.toString();
  }

  /** The answer of {@code GET orders/{id}/refunds}, newest first. */
  String refunds(WooOrder order) {
    var body = JsonNodeFactory.instance.arrayNode();
    order.repayments.reversed().forEach(refund -> body.add(refund(refund)));
    return body.toString();
  }

  String deleted(WooOrder order) {
    return json().put("id", order.id).toString();
  }

  /** What a delivery says whose order is gone when its body is made. */
  String gone() {
    var body = json();
    body.put("code", "woocommerce_rest_shop_order_invalid_id");
    body.put("message", "Invalid ID.");
    body.putObject("data").put("status", 404);
    return body.toString();
  }

  private ObjectNode refund(Repayment refund) {
    var body = json();
    body.put("id", refund.id());
    times(body, "date_created", refund.createdAt());
    body.put("amount", "10.00");
    body.put("reason", "");
    var lines = body.putArray("line_items");
    for (var part : refund.parts()) {
      var line = lines.addObject();
      line.put("id", part.id());
      sold(line, part.line().article);
      quantity(line, -part.units());
      line.putArray("meta_data")
          .addObject()
          .put("id", part.id() + 1)
          .put("key", "_refunded_item_id")
          .put("value", "" + part.line().id);
    }
    return body;
  }

  private ObjectNode line(ShopLine line, boolean isReduced) {
    var body = json();
    body.put("id", line.id);
    body.put("name", line.name());
    sold(body, line.article);
    quantity(body, line.ordered);
    body.put("subtotal", "19.90");
    body.put("price", 19.9);
    var meta = body.putArray("meta_data");
    if (isReduced) {
      meta.addObject()
          .put("id", line.id + 1)
          .put("key", "_reduced_stock")
          .put("value", "" + line.ordered);
    }
    return body;
  }

  private static void sold(ObjectNode line, Article article) {
    line.put("product_id", article.product().orElse(0L));
    line.put("variation_id", article.variant().orElse(0L));
    line.put("sku", article.skuText().orElse(""));
  }

  private void quantity(ObjectNode line, int units) {
    if (printsText) {
      line.put("quantity", "" + units);
    } else {
      line.put("quantity", units);
    }
  }

  private void times(ObjectNode body, String field, @Nullable Instant moment) {
    body.put(field, moment == null ? null : TIME.format(moment.atOffset(offset)));
    body.put(field + "_gmt", moment == null ? null : TIME.format(moment.atOffset(ZoneOffset.UTC)));
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }
}
