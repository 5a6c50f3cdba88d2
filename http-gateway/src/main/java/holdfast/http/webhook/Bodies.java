package holdfast.http.webhook;

import holdfast.delivery.Redaction;
import holdfast.intake.StoredBody;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** What is kept of the bodies that platforms write. */
final class Bodies {
  private Bodies() {}

  static StoredBody stored(byte[] body, Redaction redaction) {
    return switch (redaction.of(body)) {
      case Redaction.Redacted.Body(var json) -> new StoredBody(StoredBody.Form.JSON, json);
      case Redaction.Redacted.NotJson _ ->
          new StoredBody(StoredBody.Form.BASE64, Base64.getEncoder().encodeToString(body));
    };
  }

  static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
