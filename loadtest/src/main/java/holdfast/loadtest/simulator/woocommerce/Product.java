package holdfast.loadtest.simulator.woocommerce;

import java.time.Instant;

/**
 * A product or a variation; the two are numbered together.
 *
 * @param parent the product that a variation belongs to; 0 for others
 * @param managesStock whether it counts its own stock; a variation that does not may have a parent
 *     that does
 * @param backorders {@code no}, {@code notify} or {@code yes}
 * @param stockStatus what is said of stock that nobody counts
 */
record Product(
    long id,
    long parent,
    Kind kind,
    String sku,
    boolean managesStock,
    String backorders,
    String stockStatus,
    Instant created,
    Instant modified) {
  /** What it is. */
  enum Kind {
    SIMPLE("simple"),
    VARIABLE("variable"),
    VARIATION("variation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** WooCommerce's word. */
    String word() {
      return word;
    }
  }

  boolean sellsBelowZero() {
    return !backorders.equals("no");
  }

  Product withManagesStock(boolean changed) {
    return new Product(id, parent, kind, sku, changed, backorders, stockStatus, created, modified);
  }

  Product withBackorders(String changed) {
    return new Product(
        id, parent, kind, sku, managesStock, changed, stockStatus, created, modified);
  }

  Product withStockStatus(String changed) {
    return new Product(id, parent, kind, sku, managesStock, backorders, changed, created, modified);
  }

  Product withModified(Instant at) {
    return new Product(id, parent, kind, sku, managesStock, backorders, stockStatus, created, at);
  }
}
