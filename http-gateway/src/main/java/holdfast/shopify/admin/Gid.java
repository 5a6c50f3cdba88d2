package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;

/** Ids as the Admin API writes them, such as {@code gid://shopify/Order/1042}. */
final class Gid {
  private static final String PREFIX = "gid://shopify/";

  private Gid() {}

  static String of(String type, String id) {
    return PREFIX + type + "/" + id;
  }

  /** The number that webhooks know the same thing by; empty if there is nothing. */
  static String number(JsonNode gid) {
    var text = gid.asText("");
    var end = text.indexOf('?');
    var path = end < 0 ? text : text.substring(0, end);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
