package holdfast.http.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that shows one listing, {@code l1}, and what its shop delivers of it. */
record Showcase(Hook hook) {
  private static final AtomicInteger DELIVERIES = new AtomicInteger();

  /** Variant 44 of product 81, counted as item 476 at location 755, and a SKU of its own. */
  static Showcase shopify(Client admin, String name) {
    admin.put("/v1/skus/" + name + "-tee", "{\"title\":\"Tee\"}").is(201);
    var hook = Hook.shopify(admin, name, "secret", ",'platformLocation':'755'");
    return new Showcase(hook)
        .listing(
            """
            {"variant":"44","product":"81","inventoryItem":"476","skuText":"%s-tee","sku":"%s-tee"}
            """
                .formatted(name, name));
  }

  /** Product 93, which nobody has said anything of. */
  static Showcase wooCommerce(Client admin, String name) {
    return new Showcase(Hook.wooCommerce(admin, name, "secret")).listing("{\"variant\":\"93\"}");
  }

  Showcase listing(String listing) {
    hook.admin().put("/v1/stores/" + hook.store() + "/listings/l1", listing).is(201);
    return this;
  }

  /** Delivers as Shopify, waits for the work on it, and returns the delivery. */
  Reply tell(String topic, String body) {
    hook.with("X-Shopify-Topic", topic)
        .with("X-Shopify-Webhook-Id", "w-" + DELIVERIES.incrementAndGet())
        .with("X-Shopify-Triggered-At", "2026-11-20T12:00:00Z")
        .deliver(body)
        .is(200);
    return hook.settled();
  }

  Reply show(int number, String time) {
    return tell(
        "inventory_levels/update",
        """
        {"inventory_item_id":476,"location_id":755,"available":%d,
         "updated_at":"2026-11-20T%sZ"}
        """
            .formatted(number, time));
  }

  void sell(String order, int units, String time) {
    tell(
        "orders/create",
        """
        {"id":%s,"created_at":"2026-11-20T%sZ","updated_at":"2026-11-20T%sZ","cancelled_at":null,
         "test":false,"line_items":[{"id":9001,"variant_id":44,"sku":"TEE","quantity":%d,
           "current_quantity":%d,"fulfillable_quantity":%d}],"fulfillments":[],"refunds":[]}
        """
            .formatted(order, time, time, units, units, units));
  }

  /** Delivers as WooCommerce. */
  void tellWoo(String topic, String body) {
    hook.with("X-WC-Webhook-Topic", topic).deliver(body).is(200);
    hook.settled();
  }

  void showWoo(int stock, String managed, String backorders, String time) {
    tellWoo(
        "product.updated",
        """
        {"id":93,"type":"simple","parent_id":0,"sku":"TEE","manage_stock":%s,"stock_quantity":%d,
         "backorders":"%s","date_modified_gmt":"2026-11-20T%s"}
        """
            .formatted(managed, stock, backorders, time));
  }

  JsonNode drifts(String query) {
    return hook.admin().get("/v1/drifts?store=" + hook.store() + query).is(200).json().at("/items");
  }

  /** A field of the listing. */
  String shown(String field) {
    return hook.admin().get("/v1/stores/" + hook.store() + "/listings/l1").is(200).at("/" + field);
  }
}
