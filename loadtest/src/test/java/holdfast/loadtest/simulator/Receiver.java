package holdfast.loadtest.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import holdfast.loadtest.client.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Where webhooks arrive. */
public final class Receiver implements AutoCloseable {
  /** A delivery as it arrived; headers by lower-case name. */
  public record Received(String path, Map<String, String> headers, String body) {
    public JsonNode json() {
      return Json.parse(body);
    }
  }

  private static final int PATIENCE_SECONDS = 10;

  private final HttpServer server;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile int status = 200;

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  /** The template for a simulation's webhooks. */
  public String template() {
    return "http://127.0.0.1:%d/webhooks/{shop}".formatted(server.getAddress().getPort());
  }

  /** What it answers from now on. */
  public void answer(int now) {
    status = now;
  }

  /** The next delivery, which must come soon. */
  public Received next() throws InterruptedException {
    Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no delivery came");
    }
    return next;
  }

  /** Deliveries that came and were not asked for. */
  public int left() {
    return received.size();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().toLowerCase(Locale.ROOT),
                      entry -> entry.getValue().getFirst()));
      received.add(new Received(exchange.getRequestURI().getPath(), headers, body));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
