package holdfast.loadtest.simulator;

/**
 * Something that a shop sells.
 *
 * @param id what an order line names: Shopify's variant; WooCommerce's product or variation
 * @param product the product that it belongs to; itself, for a simple product of WooCommerce
 * @param inventory what its quantity is kept under: Shopify's inventory item; on WooCommerce the
 *     item itself, or its parent where the parent manages the stock
 * @param tracked whether the shop counts it at all; if not, it is always sold
 * @param sellsBelowZero Shopify's CONTINUE, WooCommerce's backorders
 */
public record Item(
    long id, long product, long inventory, String sku, boolean tracked, boolean sellsBelowZero) {
  public Item withTracked(boolean changed) {
    return new Item(id, product, inventory, sku, changed, sellsBelowZero);
  }

  public Item withSellsBelowZero(boolean changed) {
    return new Item(id, product, inventory, sku, tracked, changed);
  }
}
