package holdfast.loadtest.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a child server is started. The same settings start the next one on the same data.
 *
 * @param data the server's data directory
 * @param log where the server's output is appended
 * @param database null for the embedded database in {@code data}
 * @param adminKey the key that the harness calls with
 * @param environment further settings, by the names of their variables
 */
public record ServerSettings(
    Path data,
    Path log,
    @Nullable Database database,
    String adminKey,
    Map<String, String> environment) {
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
        Map.of());
  }

  /**
   * The same with further settings.
   *
   * @param further by the names of their variables, such as {@code HOLDFAST_PORT}
   */
  public ServerSettings with(Map<String, String> further) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(further);
    return new ServerSettings(data, log, database, adminKey, Map.copyOf(all));
  }

  /**
   * The same for a server that may call shops on this machine.
   *
   * @throws IOException when the file that says so can't be written
   */
  public ServerSettings besideShops() throws IOException {
    Path file = log.resolveSibling("server.conf");
    Files.writeString(file, "holdfast.outbound.allowed-private = [\"127.0.0.0/8\"]\n");
    return with(Map.of("HOLDFAST_CONFIG", file.toString()));
  }
}
