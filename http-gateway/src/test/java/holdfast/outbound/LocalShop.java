package holdfast.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A server on this machine that answers as a test wants, and knows what it was asked. */
public final class LocalShop implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private LocalShop(HttpServer server, String scheme, Function<Asked, Said> answers) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  /** What came. */
  public record Asked(String method, String path, Map<String, String> headers, String body) {
    /** A header, by its name in lower case. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** What is answered. */
  public record Said(int status, Map<String, String> headers, String body) {
    /** JSON, with status 200. */
    public static Said json(String body) {
      return new Said(200, Map.of("Content-Type", "application/json"), body);
    }
  }

  /** Speaks without TLS. */
  public static LocalShop start(Function<Asked, Said> answers) {
    try {
      return new LocalShop(HttpServer.create(loopback(), 0), "http", answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LocalShop start(SSLContext identity, Function<Asked, Said> answers) throws IOException {
    var server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    return new LocalShop(server, "https", answers);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void answer(HttpExchange exchange, Function<Asked, Said> answers) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(
                      name.toLowerCase(Locale.ROOT),
                      Optional.ofNullable(values.getFirst()).orElse("")));
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var question =
          new Asked(
              exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
      asked.add(question);
      var said = answers.apply(question);
      said.headers().forEach(exchange.getResponseHeaders()::set);
      var bytes = said.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** What was asked so far, the oldest first. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Where it is, by the address. */
  public String url() {
    return url("127.0.0.1");
  }

  String url(String host) {
    return "%s://%s:%d".formatted(scheme, host, server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
