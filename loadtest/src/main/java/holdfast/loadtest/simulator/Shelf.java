package holdfast.loadtest.simulator;

/**
 * Where a quantity is kept.
 *
 * @param inventory see {@link Item#inventory}
 * @param location Shopify's location; 0 on WooCommerce, which has none
 */
public record Shelf(long inventory, long location) {}
