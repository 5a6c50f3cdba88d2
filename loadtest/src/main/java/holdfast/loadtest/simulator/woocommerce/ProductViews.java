package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.woocommerce.Product.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/** Products and variations as the REST API shows them. */
final class ProductViews {
  /** What one unit costs, in all shops. */
  static final BigDecimal PRICE = new BigDecimal("10.00");

  private final ShopContext shop;
  private final Catalogue catalogue;

  ProductViews(ShopContext shop, Catalogue catalogue) {
    this.shop = shop;
    this.catalogue = catalogue;
  }

  ObjectNode view(Product product) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    String price = product.kind() == Kind.VARIABLE ? "" : PRICE.toPlainString();
    view.put("id", product.id()).put("type", product.kind().word());
    view.put("name", name(product)).put("slug", "item-" + product.id());
    view.put("permalink", shop.url() + "/product/item-" + product.id() + "/");
    SiteTime.put(view, "date_created", product.created());
    SiteTime.put(view, "date_modified", product.modified());
    view.put("status", "publish").put("description", "").put("sku", product.sku());
    view.put("price", price).put("regular_price", price).put("sale_price", "");
    view.put("on_sale", false).put("purchasable", product.kind() != Kind.VARIABLE);
    view.put("virtual", false).put("downloadable", false);
    view.put("tax_status", "taxable").put("tax_class", "");
    stock(view, product);
    view.put("weight", "").put("parent_id", product.parent()).put("menu_order", 0);
    view.putArray("categories");
    view.putArray("images");
    view.putArray("attributes");
    if (product.kind() != Kind.VARIATION) {
      var variations = view.putArray("variations");
      catalogue.variations(product.id()).forEach(one -> variations.add(one.id()));
    }
    view.putArray("meta_data");
    link(view.putObject("_links"), product);
    return view;
  }

  static String name(Product product) {
    return product.sku().isEmpty() ? "Item " + product.id() : "Item " + product.sku();
  }

  private void stock(ObjectNode view, Product product) {
    Optional<Product> keeper = catalogue.keeper(product);
    if (keeper.isPresent() && keeper.get().id() != product.id()) {
      view.put("manage_stock", "parent");
    } else {
      view.put("manage_stock", keeper.isPresent());
    }
    Optional<Long> stock = catalogue.stock(product);
    view.set(
        "stock_quantity",
        stock
            .map(units -> Quantities.view(units, product.id(), shop.faults().now()))
            .orElse(JsonNodeFactory.instance.nullNode()));
    boolean below = keeper.orElse(product).sellsBelowZero();
    view.put(
        "stock_status", stock.map(units -> status(units, below)).orElse(product.stockStatus()));
    view.put("backorders", keeper.orElse(product).backorders());
    view.put("backorders_allowed", below);
    view.put("backordered", below && stock.filter(units -> units < 0).isPresent());
    view.putNull("low_stock_amount");
  }

  private static String status(long units, boolean sellsBelowZero) {
    if (units > 0) {
      return "instock";
    }
    return sellsBelowZero ? "onbackorder" : "outofstock";
  }

  private void link(ObjectNode links, Product product) {
    String all =
        shop.url()
            + "/wp-json/wc/v3/products"
            + (product.kind() == Kind.VARIATION ? "/" + product.parent() + "/variations" : "");
    links.putArray("self").addObject().put("href", all + "/" + product.id());
    links.putArray("collection").addObject().put("href", all);
  }
}
