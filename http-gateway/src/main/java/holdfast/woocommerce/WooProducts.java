package holdfast.woocommerce;

import holdfast.delivery.Part;
import holdfast.shop.ShopNews;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products and variations, which are numbered together and delivered alone. */
final class WooProducts {
  private static final String VARIATION = "variation";

  /** Whether what has this setting is sold when nothing is left. */
  private static final Map<String, Boolean> CONTINUES =
      Map.of("no", false, "notify", true, "yes", true);

  private WooProducts() {}

  static List<ShopNews> seen(Part product) {
    var id = product.id("id");
    var isVariation = product.hint("type").filter(VARIATION::equals).isPresent();
    return List.of(
        new ShopNews.ProductSeen(
            isVariation ? product.id("parent_id") : id,
            product.moment("date_modified_gmt", "date_created_gmt"),
            List.of(variant(product, id))));
  }

  static List<ShopNews> gone(Part product) {
    return List.of(new ShopNews.ProductGone(product.id("id"), Optional.empty()));
  }

  private static ShopNews.Variant variant(Part product, String id) {
    var keeper = keeper(product);
    var shown = product.fractionalLevel("stock_quantity").filter(_ -> keeper != Keeper.NOBODY);
    var whole = shown.filter(WooProducts::isWhole);
    return new ShopNews.Variant(
        id,
        keeper == Keeper.PARENT ? Optional.of(product.id("parent_id")) : Optional.empty(),
        product.hint("sku"),
        whole.map(BigDecimal::intValueExact),
        shown.isPresent() && whole.isEmpty(),
        product.word("backorders", CONTINUES, false),
        Optional.of(keeper != Keeper.NOBODY));
  }

  private static boolean isWhole(BigDecimal quantity) {
    return quantity.stripTrailingZeros().scale() <= 0;
  }

  /** Who owns the quantity: variations may share that of the product they belong to. */
  private enum Keeper {
    ITSELF,
    PARENT,
    NOBODY
  }

  private static Keeper keeper(Part product) {
    if (product.hint("manage_stock").filter("parent"::equals).isPresent()) {
      return Keeper.PARENT;
    }
    if (!product.has("manage_stock")) {
      product.refuse("manage_stock", "is missing; it must be true, false or \"parent\"");
    }
    return product.flag("manage_stock") ? Keeper.ITSELF : Keeper.NOBODY;
  }
}
