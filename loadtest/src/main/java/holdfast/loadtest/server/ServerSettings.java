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
 */
public record ServerSettings(Path data, Path log, @Nullable Database database, String adminKey) {
  private static final int KEY_BYTES = 24;

  /** Settings for data in a directory of the harness's own, with a key made for the occasion. */
  public static ServerSettings in(Path directory, @Nullable Database database) {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    return new ServerSettings(
        directory.resolve("data"),
        directory.resolve("server.log"),
        database,
        "hf_" + HexFormat.of().formatHex(random));
  }
}
