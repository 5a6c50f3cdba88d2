package holdfast.shopify;

import holdfast.delivery.Redaction;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What may be stored of Shopify's bodies. */
public final class ShopifyRedaction {
  private static final Set<String> KEPT =
      Set.of(
          // what it is about
          "id",
          "order",
          "order_id",
          "order_number",
          "product_id",
          "variant_id",
          "inventory_item_id",
          "location_id",
          "cart_token",
          "checkout_token",
          // when
          "created_at",
          "updated_at",
          "processed_at",
          "committed_at",
          "completed_at",
          "cancelled_at",
          "closed_at",
          // how it stands
          "status",
          "financial_status",
          "fulfillment_status",
          "shipment_status",
          "cancel_reason",
          "confirmed",
          "source_name",
          "test",
          // lines of orders and carts
          "line_items",
          "line_item",
          "line_item_id",
          "sku",
          "quantity",
          "current_quantity",
          "fulfillable_quantity",
          "gift_card",
          "requires_shipping",
          "product_exists",
          "variant_inventory_management",
          // what happened to them
          "order_edit",
          "additions",
          "removals",
          "delta",
          "fulfillments",
          "fulfillment_line_item",
          "refunds",
          "refund_line_items",
          "restock",
          "restock_type",
          "return_line_items",
          // products and levels
          "variants",
          "inventory_quantity",
          "inventory_policy",
          "inventory_management",
          "tracked",
          "available");

  private static final Map<String, Set<String>> INSIDE =
      Map.of("shipping_address", Set.of("country_code", "province_code"));

  /** Kept where it is a cart's key; that of an order opens its page to whoever has it. */
  private static final String TOKEN = "token";

  private static final Redaction OF_MOST = new Redaction(KEPT, INSIDE, Set.of());
  private static final Redaction OF_CARTS = new Redaction(keptOfCarts(), INSIDE, Set.of());

  private ShopifyRedaction() {}

  private static Set<String> keptOfCarts() {
    var kept = new HashSet<>(KEPT);
    kept.add(TOKEN);
    return kept;
  }

  /** Rules for deliveries with this topic. */
  public static Redaction of(String topic) {
    var lower = topic.toLowerCase(Locale.ROOT);
    return lower.startsWith("carts/") || lower.startsWith("checkouts/") ? OF_CARTS : OF_MOST;
  }
}
