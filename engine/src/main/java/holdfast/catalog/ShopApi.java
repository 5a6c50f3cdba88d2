package holdfast.catalog;

import java.util.Optional;

/**
 * How a store's own API is reached.
 *
 * @param url the base that the platform's paths are put behind, if it is not the store's domain: of
 *     a proxy, or of a shop under test; of a generic shop where numbers are sent to
 * @param plainHttp whether it may be reached without TLS
 * @param version of the API, on platforms that have several; without it the one that Holdfast was
 *     tested with last
 */
public record ShopApi(Optional<String> url, boolean plainHttp, Optional<String> version) {
  /** At the store's domain, with TLS. */
  public static final ShopApi USUAL = new ShopApi(Optional.empty(), false, Optional.empty());
}
