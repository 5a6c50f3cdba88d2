package holdfast.http.calls;

import holdfast.catalog.Platform;
import holdfast.http.server.Server;
import holdfast.http.server.Settings;
import holdfast.publish.ShopConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real server in this process, on a port and in a directory of its own.
 *
 * @param lines what it said to its operator
 */
record ServerUnderTest(Server server, Client admin, List<String> lines) implements AutoCloseable {
  static final String KEY = "hf_key-of-the-tests-1234";

  /** Starts one with these settings beside the usual ones, in HOCON. */
  static ServerUnderTest start(Path data, String settings) {
    return start(data, settings, Map.of());
  }

  /** As above, with shops that are reached by these connectors. */
  static ServerUnderTest start(
      Path data, String settings, Map<Platform, ShopConnector> connectors) {
    var lines = new ArrayList<String>();
    var loaded = Settings.load(Optional.of(file(data, settings)));
    var server = Server.start(loaded, connectors, lines::add);
    return new ServerUnderTest(server, Client.of(server.address(), KEY), lines);
  }

  static Path file(Path data, String settings) {
    try {
      var file = Files.createDirectories(data).resolve("test.conf");
      Files.writeString(
          file,
          """
          holdfast {
            http { port = 0, stop-notice = 50ms }
            data = "%s"
            admin-key = "%s"
          }
          %s
          """
              .formatted(data, KEY, settings));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
