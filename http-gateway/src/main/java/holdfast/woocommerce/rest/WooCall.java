package holdfast.woocommerce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One question to a shop, before anybody proves who asks.
 *
 * @param path behind {@code /wp-json/wc/v3/}
 */
record WooCall(
    String method, String path, SortedMap<String, String> query, Optional<ObjectNode> body) {
  private static final String API = "/wp-json/wc/v3/";
  private static final String SECRET = "secret";

  /** Keeps its own copy of the query. */
  WooCall {
    query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
  }

  static WooCall get(String path, Map<String, String> query) {
    return new WooCall("GET", path, new TreeMap<>(query), Optional.empty());
  }

  static WooCall post(String path, ObjectNode body) {
    return new WooCall("POST", path, new TreeMap<>(), Optional.of(body));
  }

  static WooCall put(String path, ObjectNode body) {
    return new WooCall("PUT", path, new TreeMap<>(), Optional.of(body));
  }

  /** The address without a query. */
  String url(String base) {
    return base + API + path;
  }

  /** With the parameter in place of the one of the same name. */
  WooCall with(String name, String value) {
    var more = new TreeMap<>(query);
    more.put(name, value);
    return new WooCall(method, path, more, body);
  }

  /** As the log may have it. */
  String shown(String base) {
    var address = query.isEmpty() ? url(base) : url(base) + "?" + OAuth.joined(query);
    return method + " " + address + body.map(is -> "\n" + shown(is)).orElse("");
  }

  private static String shown(ObjectNode body) {
    return (body.has(SECRET) ? body.deepCopy().put(SECRET, "***") : body).toString();
  }
}
