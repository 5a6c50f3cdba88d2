package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.Order.Refund;
import holdfast.loadtest.simulator.Order.RefundLine;
import holdfast.loadtest.simulator.OrderLine;
import holdfast.loadtest.simulator.ShopContext;
import java.util.Set;

/** Orders and refunds as the REST API shows them. The buyer is made up, and can be seen to be. */
final class OrderViews {
  private static final Set<String> PAID =
      Set.of(Status.PROCESSING, Status.COMPLETED, Status.REFUNDED);

  private final ShopContext shop;

  OrderViews(ShopContext shop) {
    this.shop = shop;
  }

  ObjectNode view(Order order) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", order.id()).put("parent_id", 0).put("status", order.status());
    view.put("currency", "EUR").put("version", "11.2.0").put("prices_include_tax", true);
    SiteTime.put(view, "date_created", order.placed());
    SiteTime.put(view, "date_modified", order.changed());
    view.put("discount_total", "0.00").put("shipping_total", "0.00");
    view.put("total", Refunds.total(order).toPlainString()).put("total_tax", "0.00");
    view.put("customer_id", 0).put("order_key", "wc_order_" + order.id());
    view.set("billing", buyer().put("email", "buyer@example.com").put("phone", "+00 000 0000"));
    view.set("shipping", buyer().put("phone", ""));
    view.put("payment_method", "bacs").put("payment_method_title", "Direct bank transfer");
    view.put("transaction_id", "").put("customer_ip_address", "192.0.2.1");
    view.put("customer_user_agent", "Nobody's browser").put("created_via", "checkout");
    view.put("customer_note", "");
    boolean completed = order.status().equals(Status.COMPLETED);
    SiteTime.put(view, "date_completed", completed ? order.changed() : null);
    SiteTime.put(view, "date_paid", PAID.contains(order.status()) ? order.placed() : null);
    view.put("cart_hash", "").put("number", Long.toString(order.id()));
    view.putArray("meta_data");
    lines(view.putArray("line_items"), order);
    view.putArray("tax_lines");
    view.putArray("shipping_lines");
    view.putArray("fee_lines");
    view.putArray("coupon_lines");
    refunds(view.putArray("refunds"), order);
    link(view.putObject("_links"), "/orders", order.id());
    return view;
  }

  /** Refunds with what the order itself does not tell: which lines, and how many units. */
  ObjectNode view(Order order, Refund refund) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("id", refund.id()).put("parent_id", order.id());
    SiteTime.put(view, "date_created", refund.at());
    view.put("amount", refund.amount()).put("reason", "").put("refunded_by", 1);
    view.put("refunded_payment", false).putArray("meta_data");
    ArrayNode lines = view.putArray("line_items");
    for (RefundLine line : refund.lines()) {
      order.lines().stream()
          .filter(one -> one.id() == line.line())
          .forEach(of -> refundLine(lines.addObject(), line, of.item()));
    }
    link(view.putObject("_links"), "/orders/" + order.id() + "/refunds", refund.id());
    return view;
  }

  private void refundLine(ObjectNode view, RefundLine line, Item item) {
    sold(view.put("id", line.id()), item);
    view.set("quantity", Quantities.view(-line.quantity(), line.id(), shop.faults().now()));
    view.put("total", Refunds.price(-line.quantity()).toPlainString());
    meta(view.putArray("meta_data"), line.id(), "_refunded_item_id", line.line());
  }

  private void lines(ArrayNode views, Order order) {
    for (OrderLine line : order.lines()) {
      ObjectNode view = sold(views.addObject().put("id", line.id()), line.item());
      view.set("quantity", Quantities.view(line.quantity(), line.id(), shop.faults().now()));
      view.put("subtotal", Refunds.price(line.quantity()).toPlainString());
      view.put("total", Refunds.price(line.quantity()).toPlainString());
      ArrayNode notes = view.putArray("meta_data");
      if (line.taken() > 0) {
        meta(notes, line.id(), "_reduced_stock", line.taken());
      }
    }
  }

  private static ObjectNode sold(ObjectNode view, Item item) {
    boolean variation = item.product() != item.id();
    view.put("name", "Item " + item.sku()).put("product_id", item.product());
    view.put("variation_id", variation ? item.id() : 0);
    return view.put("sku", item.sku()).put("price", ProductViews.PRICE);
  }

  private static void meta(ArrayNode notes, long id, String key, long value) {
    notes.addObject().put("id", id).put("key", key).put("value", Long.toString(value));
  }

  /** Without quantities. */
  private static void refunds(ArrayNode views, Order order) {
    for (Refund refund : order.refunds()) {
      views
          .addObject()
          .put("id", refund.id())
          .put("reason", "")
          .put("total", "-" + refund.amount());
    }
  }

  private static ObjectNode buyer() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("first_name", "Nobody")
        .put("last_name", "Nowhere")
        .put("company", "")
        .put("address_1", "1 Nonexistent Street")
        .put("address_2", "")
        .put("city", "Nowhere")
        .put("state", "")
        .put("postcode", "00000")
        .put("country", "DE");
  }

  private void link(ObjectNode links, String collection, long id) {
    String all = shop.url() + "/wp-json/wc/v3" + collection;
    links.putArray("self").addObject().put("href", all + "/" + id);
    links.putArray("collection").addObject().put("href", all);
  }
}
