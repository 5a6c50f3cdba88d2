package holdfast.loadtest.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a child server is started. The same settings start the next one on the same data.
 *
 * @param data the server's data directory
 * @param log where the server's output is appended
 * @param database null for the embedded database in {@code data}
 * @param adminKey the key that the harness calls with
 * @param config a file of settings that are laid over the defaults; null for none
 */
public record ServerSettings(
    Path data, Path log, @Nullable Database database, String adminKey, @Nullable Path config) {
  private static final int KEY_BYTES = 24;

  /** Settings for data in a directory of the harness's own, with a key made for the occasion. */
  public static ServerSettings in(Path directory, @Nullable Database database) {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    return new ServerSettings(
        directory.resolve("data"),
        directory.resolve("server.log"),
        database,
        "hf_" + HexFormat.of().formatHex(random),
        null);
  }

  /** The same with a file of settings. */
  public ServerSettings withConfig(Path file) {
    return new ServerSettings(data, log, database, adminKey, file);
  }
}
