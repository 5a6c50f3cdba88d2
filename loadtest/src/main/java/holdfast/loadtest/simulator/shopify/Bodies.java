package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.ShopContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Bodies of webhooks about what a shop sells and has. */
final class Bodies {
  /** The full variants of a product; of more only the ids are told. */
  private static final int VARIANTS_MAX = 100;

  private final ShopContext shop;
  private final Stockroom stock;

  Bodies(ShopContext shop, Stockroom stock) {
    this.shop = shop;
    this.stock = stock;
  }

  /** What is available of an item at a location; nothing is, as a number, if it is not counted. */
  Optional<JsonNode> level(Shelf shelf) {
    return stock
        .item(shelf.inventory())
        .map(
            item -> {
              ObjectNode body = object();
              body.put("inventory_item_id", shelf.inventory());
              body.put("location_id", shelf.location());
              if (item.tracked()) {
                body.put("available", stock.units(shelf, Quantity.AVAILABLE));
              } else {
                body.putNull("available");
              }
              body.put("updated_at", Wire.local(stock.changed(shelf)));
              stock
                  .place(shelf.location())
                  .ifPresent(place -> body.put("admin_graphql_api_id", place.levelGid(shelf)));
              return body;
            });
  }

  /** An item is stocked at a location no longer. */
  static Optional<JsonNode> disconnected(Shelf shelf) {
    return Optional.of(
        object().put("inventory_item_id", shelf.inventory()).put("location_id", shelf.location()));
  }

  Optional<JsonNode> inventoryItem(Item item, Instant at) {
    return Optional.of(
        object()
            .put("id", item.inventory())
            .put("sku", item.sku())
            .put("created_at", Wire.local(Instant.EPOCH))
            .put("updated_at", Wire.local(at))
            .put("requires_shipping", true)
            .put("cost", "10.00")
            .putNull("country_code_of_origin")
            .put("tracked", item.tracked())
            .put("admin_graphql_api_id", Gid.of("InventoryItem", item.inventory())));
  }

  /** A product with its variants, those that changed last first. */
  Optional<JsonNode> product(long product, Instant at) {
    List<Item> variants = stock.ofProduct(product);
    ObjectNode body = object();
    body.put("admin_graphql_api_id", Gid.of("Product", product));
    body.putNull("body_html").put("created_at", Wire.local(Instant.EPOCH));
    body.put("handle", "product-" + product).put("id", product).put("product_type", "");
    body.put("status", "active").put("title", title(product)).put("updated_at", Wire.local(at));
    body.put("vendor", shop.name()).put("published_scope", "web").put("tags", "");
    var list = body.putArray("variants");
    variants.stream().limit(VARIANTS_MAX).forEach(item -> list.add(variant(item)));
    var gids = body.putArray("variant_gids");
    variants.stream()
        .sorted(Comparator.comparing(this::changed).reversed())
        .forEach(
            item ->
                gids.addObject()
                    .put("admin_graphql_api_id", Gid.of("ProductVariant", item.id()))
                    .put("updated_at", changed(item).toString()));
    body.putArray("options").addObject().put("name", "Title").put("product_id", product);
    body.putArray("images");
    return Optional.of(body);
  }

  private ObjectNode variant(Item item) {
    return object()
        .put("admin_graphql_api_id", Gid.of("ProductVariant", item.id()))
        .putNull("barcode")
        .put("created_at", Wire.local(Instant.EPOCH))
        .put("id", item.id())
        .put("inventory_policy", item.sellsBelowZero() ? "continue" : "deny")
        .put("position", 1)
        .put("price", "25.00")
        .put("product_id", item.product())
        .put("sku", item.sku())
        .put("title", item.sku())
        .put("updated_at", Wire.local(changed(item)))
        .put("inventory_item_id", item.inventory())
        .put("inventory_quantity", item.tracked() ? stock.total(item) : 0)
        .put("old_inventory_quantity", item.tracked() ? stock.total(item) : 0);
  }

  /** When its quantity at any location changed last. */
  Instant changed(Item item) {
    return stock.shelves(item).stream()
        .map(stock::changed)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** The app was removed: the body is the shop's own card. */
  Optional<JsonNode> card() {
    return Optional.of(
        object()
            .put("id", 1)
            .put("name", shop.name())
            .put("email", "owner@" + shop.name() + ".example")
            .put("domain", ShopifySettings.domain(shop))
            .put("myshopify_domain", ShopifySettings.domain(shop))
            .put("shop_owner", "Petra Placeholder")
            .put("address1", "Nowhere Street 1")
            .put("phone", "+49000000001")
            .put("country_code", "DE")
            .put("currency", "EUR")
            .put("iana_timezone", Wire.ZONE.getId())
            .put("plan_name", "basic"));
  }

  static String title(long product) {
    return "Product " + product;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
