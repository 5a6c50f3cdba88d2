package holdfast.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a delivery comes from who knows the store's secret: Shopify and WooCommerce both send
 * the base64 of an HMAC-SHA256 over the bytes of the body. It must be checked on the bytes as they
 * came: JSON that was parsed and printed again has others.
 */
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;

  private Signature(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * Accepts whatever one of these secrets has signed; there are several while they are rotated.
   *
   * @throws IllegalArgumentException if there is none, or one is blank: WooCommerce also signs
   *     without a secret, which proves nothing
   */
  public static Signature of(List<String> secrets) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a store needs a secret, and none may be blank");
    }
    return new Signature(secrets.stream().map(Signature::key).toList());
  }

  private static SecretKeySpec key(String secret) {
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * Whether {@code signature}, as the header has it, is right for the body. Takes as long for a
   * wrong one as for a right one, whichever secret it was.
   */
  public boolean matches(byte[] body, String signature) {
    var given = signature.getBytes(StandardCharsets.UTF_8);
    boolean matches = false;
    for (var key : keys) {
      matches |= MessageDigest.isEqual(expected(body, key), given);
    }
    return matches;
  }

  private static byte[] expected(byte[] body, SecretKeySpec key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encode(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
