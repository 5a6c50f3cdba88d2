package holdfast.persistence.database;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where things are kept.
 *
 * @param dataDirectory for the embedded database; not used with PostgreSQL
 * @param jdbcUrl {@code jdbc:postgresql:…}, or empty for the embedded database
 * @param startTimeout how long to wait for PostgreSQL at start before giving up
 * @param secrets where the key to stores' secrets is
 */
public record StorageSettings(
    Path dataDirectory,
    String jdbcUrl,
    String user,
    String password,
    Duration startTimeout,
    SecretsSettings secrets) {
  @Override
  public String toString() {
    return "StorageSettings[data=%s, url=%s]".formatted(dataDirectory, jdbcUrl);
  }
}
