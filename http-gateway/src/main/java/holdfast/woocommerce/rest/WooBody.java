package holdfast.woocommerce.rest;

import java.util.Arrays;

/**
 * The JSON in a body. Saved with a byte order mark, a PHP file prints that before everything else;
 * caches add a comment at the end.
 */
final class WooBody {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private WooBody() {}

  /** From the first bracket to the last one that may close it; nothing if it begins otherwise. */
  static byte[] json(byte[] body) {
    var from = begin(body);
    if (from == body.length || (body[from] != '{' && body[from] != '[')) {
      return new byte[0];
    }
    var closing = body[from] == '{' ? '}' : ']';
    var to = body.length - 1;
    while (to > from && body[to] != closing) {
      to--;
    }
    return Arrays.copyOfRange(body, from, to + 1);
  }

  private static int begin(byte[] body) {
    var at = hasMark(body) ? BYTE_ORDER_MARK.length : 0;
    while (at < body.length && body[at] <= ' ' && body[at] >= 0) {
      at++;
    }
    return at;
  }

  private static boolean hasMark(byte[] body) {
    return body.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            body, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }
}
