package holdfast.catalog;

/** What a store runs on. The names are part of the API. */
public enum Platform {
  /** A Shopify shop. */
  SHOPIFY,
  /** A WordPress site with WooCommerce. */
  WOOCOMMERCE,
  /** Anything else that speaks Holdfast's own form of webhook. */
  GENERIC
}
