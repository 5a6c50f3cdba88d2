package holdfast.persistence.format;

import holdfast.persistence.secret.StoreKeys;
import java.nio.charset.StandardCharsets;

/**
 * The stored form of a store's secrets before they are locked, by the rules of {@link StockFormat}.
 */
public final class SecretsFormat {
  private SecretsFormat() {}

  /** Secrets as a document. */
  public static byte[] document(StoreKeys secrets) {
    return StockFormat.text(secrets).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads secrets. */
  public static StoreKeys read(byte[] document) {
    return StockFormat.read(new String(document, StandardCharsets.UTF_8), StoreKeys.class);
  }
}
