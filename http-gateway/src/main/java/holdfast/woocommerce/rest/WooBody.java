package holdfast.woocommerce.rest;

import java.nio.charset.StandardCharsets;

/**
 * The JSON in a body. Saved with a byte order mark, a PHP file prints that before everything else;
 * caches add a comment at the end.
 */
final class WooBody {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private WooBody() {}

  /** From the first bracket to the last one that may close it; empty if it begins otherwise. */
  static String json(String body) {
    var text = body.strip();
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1).strip();
    }
    var isObject = text.startsWith("{");
    return isObject || text.startsWith("[")
        ? text.substring(0, text.lastIndexOf(isObject ? '}' : ']') + 1)
        : "";
  }

  /** For those who read deliveries. */
  static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
