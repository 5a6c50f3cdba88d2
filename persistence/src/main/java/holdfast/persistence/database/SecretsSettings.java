package holdfast.persistence.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the key to stores' secrets is.
 *
 * @param key its 32 bytes, if the operator gave them
 * @param file where it is written, if the operator said so; the key itself comes first
 */
public record SecretsSettings(Optional<byte[]> key, Optional<Path> file) {
  /** Nothing is said. */
  public static final SecretsSettings NONE =
      new SecretsSettings(Optional.empty(), Optional.empty());

  @Override
  public String toString() {
    return "SecretsSettings[key=%s, file=%s]".formatted(key.isPresent() ? "given" : "none", file);
  }
}
