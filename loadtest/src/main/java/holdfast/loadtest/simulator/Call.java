package holdfast.loadtest.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a shop.
 *
 * @param url scheme, host, port and the whole path, as the client called it, without the query
 * @param path the path behind the shop's name, still encoded, such as {@code /wp-json/wc/v3/orders}
 * @param query what stands behind the question mark, still encoded; empty if nothing does
 * @param headers by lower-case name, the first value of each
 * @param body as UTF-8
 */
public record Call(
    String method,
    String url,
    String path,
    String query,
    Map<String, String> headers,
    String body) {
  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
