package holdfast.shopify;

import holdfast.delivery.Part;
import holdfast.shop.ShopNews;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Levels, items and products: what a shop shows, and whether our mapping still fits it. */
final class ShopifyProducts {
  /** Whether a variant with this policy is sold when nothing is left. */
  private static final Map<String, Boolean> CONTINUES = Map.of("deny", false, "continue", true);

  private ShopifyProducts() {}

  static List<ShopNews> level(Part level) {
    return List.of(
        new ShopNews.LevelSeen(
            level.id("inventory_item_id"),
            level.id("location_id"),
            level.level("available"),
            level.moment("updated_at")));
  }

  static List<ShopNews> stocked(Part level, boolean isStocked, Instant at) {
    return List.of(
        new ShopNews.StockedChanged(
            level.id("inventory_item_id"), level.id("location_id"), isStocked, at));
  }

  static List<ShopNews> item(Part item) {
    if (!item.has("tracked")) {
      item.refuse("tracked", "is missing; it must be true or false");
    }
    return List.of(
        new ShopNews.ItemSeen(
            item.id("id"), item.hint("sku"), item.flag("tracked"), item.moment("updated_at")));
  }

  static List<ShopNews> itemGone(Part item, Instant at) {
    return List.of(new ShopNews.ItemGone(item.id("id"), at));
  }

  static List<ShopNews> product(Part product) {
    return List.of(
        new ShopNews.ProductSeen(
            product.id("id"),
            product.moment("updated_at"),
            product.parts("variants").stream().map(ShopifyProducts::variant).toList()));
  }

  static List<ShopNews> productGone(Part product, Instant at) {
    return List.of(new ShopNews.ProductGone(product.id("id"), Optional.of(at)));
  }

  static List<ShopNews> variantAlone(Part variant) {
    return List.of(
        new ShopNews.ProductSeen(
            variant.id("product_id"), variant.moment("updated_at"), List.of(variant(variant))));
  }

  private static ShopNews.Variant variant(Part variant) {
    var isTracked = isTracked(variant);
    var shown = variant.level("inventory_quantity");
    return new ShopNews.Variant(
        variant.id("id"),
        variant.optionalId("inventory_item_id"),
        variant.hint("sku"),
        isTracked.orElse(true) ? shown : Optional.empty(),
        false,
        variant.word("inventory_policy", CONTINUES, false),
        isTracked);
  }

  /** Since 2024-07 variants don't say; their item does. */
  private static Optional<Boolean> isTracked(Part variant) {
    return variant.has("inventory_management") || variant.isNull("inventory_management")
        ? Optional.of(variant.has("inventory_management"))
        : Optional.empty();
  }
}
