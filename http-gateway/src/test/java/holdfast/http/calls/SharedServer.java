package holdfast.http.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all tests that leave it as it was; each gets a {@link Shop} of its own in it. */
final class SharedServer implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);
  private static final AtomicInteger SHOPS = new AtomicInteger();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Shop.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    return Shop.open(running.server().admin(), "shop" + SHOPS.incrementAndGet());
  }

  /** Ended by JUnit after the last test. */
  private record Running(ServerUnderTest server, Path data) implements AutoCloseable {
    static Running start() {
      try {
        var data = Files.createTempDirectory("holdfast-http");
        return new Running(ServerUnderTest.start(data, ""), data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      try (var files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
