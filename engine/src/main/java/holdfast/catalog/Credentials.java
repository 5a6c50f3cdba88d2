package holdfast.catalog;

/** What opens a store's door to Holdfast. Never shown, not even in a log. */
public sealed interface Credentials {
  /** The platform whose door it opens. */
  Platform platform();

  /** Of a Shopify shop. */
  record Shopify(String accessToken) implements Credentials {
    @Override
    public Platform platform() {
      return Platform.SHOPIFY;
    }

    @Override
    public String toString() {
      return "Shopify[secret]";
    }
  }

  /** Of a WooCommerce site: user and password of its REST API. */
  record WooCommerce(String consumerKey, String consumerSecret) implements Credentials {
    @Override
    public Platform platform() {
      return Platform.WOOCOMMERCE;
    }

    @Override
    public String toString() {
      return "WooCommerce[secret]";
    }
  }

  /** Of any other shop: what Holdfast signs its calls to it with. */
  record Generic(String signingSecret) implements Credentials {
    @Override
    public Platform platform() {
      return Platform.GENERIC;
    }

    @Override
    public String toString() {
      return "Generic[secret]";
    }
  }
}
