package holdfast.generic;

import holdfast.catalog.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a shop that what it is told comes from Holdfast, and when: who repeats an old call is
 * found out by its moment. Pure.
 */
final class GenericSignature {
  /** Name of the header. */
  static final String HEADER = "Holdfast-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private GenericSignature() {}

  /** The header's value. */
  static String of(String body, Credentials.Generic credentials, Instant now) {
    var moment = now.getEpochSecond();
    return "t=%d,v1=%s".formatted(moment, mac(moment + "." + body, credentials));
  }

  private static String mac(String text, Credentials.Generic credentials) {
    try {
      var key = credentials.signingSecret().getBytes(StandardCharsets.UTF_8);
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
