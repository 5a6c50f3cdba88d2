package holdfast.woocommerce;

import holdfast.delivery.Redaction;
import java.util.Map;
import java.util.Set;

/** What may be stored of WooCommerce's bodies. */
public final class WooRedaction {
  /** Rules for all topics, and for refunds that are read back. */
  public static final Redaction RULES =
      new Redaction(
          Set.of(
              // what it is about
              "id",
              "parent_id",
              "number",
              "type",
              "product_id",
              "variation_id",
              // when
              "date_created_gmt",
              "date_modified_gmt",
              "date_paid_gmt",
              "date_completed_gmt",
              // how it stands
              "status",
              "created_via",
              // what is sold, given back and shown
              "line_items",
              "refunds",
              "sku",
              "quantity",
              "manage_stock",
              "stock_quantity",
              "stock_status",
              "backorders"),
          Map.of("shipping", Set.of("country", "state")),
          Set.of(WooOrders.REDUCED, WooRefunds.REFUNDED_LINE));

  private WooRedaction() {}
}
