package holdfast.catalog;

/** What a store runs on. The names are part of the API. */
public enum Platform {
  /** A Shopify shop. */
  SHOPIFY,
  /** A WordPress site with WooCommerce. */
  WOOCOMMERCE,
  /** Anything else that speaks Holdfast's own form of webhook. */
  GENERIC;

  /** Whether a shop of this platform counts at several locations. */
  public boolean hasLocations() {
    return switch (this) {
      case SHOPIFY -> true;
      case WOOCOMMERCE, GENERIC -> false;
    };
  }
}
