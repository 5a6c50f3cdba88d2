package holdfast.http.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secret of an API key, {@code hf_…}. Only its hash is ever stored. */
public record Secret(String value) {
  /** What every secret starts with, so that people and scanners recognise one. */
  public static final String PREFIX = "hf_";

  /** What is allowed, as the end of a sentence about a secret. */
  public static final String ALLOWED =
      "must be hf_ and then 16 to 200 visible ASCII characters ('!' to '~', no spaces)";

  private static final int LENGTH_MIN = 16;
  private static final int LENGTH_MAX = 200;
  private static final int RANDOM_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new secret with 192 random bits. */
  public static Secret random() {
    return new Secret(PREFIX + randomText(RANDOM_BYTES));
  }

  /** Whether {@code text} is long enough to be one. */
  public static boolean isValid(String text) {
    var length = text.length() - PREFIX.length();
    return text.startsWith(PREFIX)
        && length >= LENGTH_MIN
        && length <= LENGTH_MAX
        && text.chars().allMatch(character -> character > ' ' && character <= '~');
  }

  /** Lower-case hexadecimal SHA-256. A random secret needs no salt and no slow hash. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String randomText(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Never tells the secret, wherever it may be printed. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
