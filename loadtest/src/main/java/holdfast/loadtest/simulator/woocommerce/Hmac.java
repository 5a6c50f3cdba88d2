package holdfast.loadtest.simulator.woocommerce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes as WooCommerce writes them. */
final class Hmac {
  private Hmac() {}

  /** The hash of UTF-8 text in base64. */
  static String base64(String algorithm, String key, String text) {
    return Base64.getEncoder().encodeToString(hash(algorithm, key, text));
  }

  /** The hash of UTF-8 text in lower-case hexadecimal digits. */
  static String hex(String algorithm, String key, String text) {
    return HexFormat.of().formatHex(hash(algorithm, key, text));
  }

  private static byte[] hash(String algorithm, String key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
