package holdfast.outbound;

import holdfast.catalog.Store;
import java.util.Optional;

/**
 * Where a store's API is.
 *
 * @param base what paths are put behind, such as {@code https://shop.example/wp}
 */
public record ShopAddress(String base) {
  private static final String TLS = "https://";
  private static final String PLAIN = "http://";

  /** The store's address; none if it has none. */
  public static Optional<ShopAddress> of(Store store) {
    return store
        .api()
        .url()
        .or(
            () ->
                switch (store.platform()) {
                  case SHOPIFY -> store.domain().map(TLS::concat);
                  case WOOCOMMERCE, GENERIC -> store.domain();
                })
        .filter(base -> base.startsWith(TLS) || base.startsWith(PLAIN))
        .map(ShopAddress::new);
  }

  /** Whether it is called without TLS. */
  public boolean isPlain() {
    return base.startsWith(PLAIN);
  }
}
