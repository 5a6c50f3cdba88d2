package holdfast.loadtest.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import holdfast.loadtest.simulator.Counters.Count;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP server of a simulation: a shop's API below {@code /NAME/}, the control endpoint below
 * {@code /_control/}. The faults that any web server may have happen here.
 */
final class SimulatorServer implements AutoCloseable {
  private static final int BODY_BYTES_MAX = 8 << 20;

  /** A client that waits longer for the answer that never comes finds the connection closed. */
  private static final Duration UNANSWERED = Duration.ofMinutes(2);

  static {
    // Without it each answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // A connector to a thousand shops keeps more connections than the 200 that are allowed.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
  }

  private final HttpServer server;
  private final Agenda agenda;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private SimulatorServer(HttpServer server, Agenda agenda) {
    this.server = server;
    this.agenda = agenda;
  }

  /** Takes the port; nothing is answered yet. */
  static SimulatorServer bind(String host, int port, Agenda agenda) throws IOException {
    var server =
        new SimulatorServer(HttpServer.create(new InetSocketAddress(host, port), 1_024), agenda);
    server.server.setExecutor(server.threads);
    return server;
  }

  URI address() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    return URI.create("http://%s:%d".formatted(host, bound.getPort()));
  }

  void start(Map<String, Shop> shops, Control control) {
    server.createContext(
        "/_control/", exchange -> send(exchange, control.answer(call(exchange, "/_control"))));
    server.createContext(
        "/",
        exchange -> {
          String name = exchange.getRequestURI().getRawPath().split("/", 3)[1];
          Shop shop = shops.get(name);
          Call call = call(exchange, "/" + name);
          if (shop == null) {
            send(exchange, Reply.html(404, "There is no shop " + name + " here."));
          } else {
            receive(exchange, shop, call);
          }
        });
    server.start();
  }

  private void receive(HttpExchange exchange, Shop shop, Call call) throws IOException {
    shop.context().counters().add(Count.CALLS);
    Faults faults = shop.context().faults().now();
    Duration latency = faults.latency(shop.context().dice());
    if (latency.isPositive()) {
      agenda.after(latency, () -> quietly(exchange, () -> answer(exchange, shop, call, faults)));
    } else {
      answer(exchange, shop, call, faults);
    }
  }

  private void answer(HttpExchange exchange, Shop shop, Call call, Faults faults)
      throws IOException {
    Counters counters = shop.context().counters();
    Dice dice = shop.context().dice();
    if (dice.chance(faults.failRate())) {
      counters.add(faults.status() == 429 ? Count.THROTTLES : Count.FAULTS);
      send(exchange, failure(faults));
      return;
    }
    if (dice.chance(faults.htmlRate())) {
      counters.add(Count.FAULTS);
      send(exchange, Reply.html(200, "<!DOCTYPE html><title>Just a moment...</title>"));
      return;
    }
    Reply reply = shop.answer(call);
    if (dice.chance(faults.timeoutAfterApplyingRate())) {
      counters.add(Count.FAULTS);
      agenda.after(UNANSWERED, exchange::close);
    } else if (dice.chance(faults.trailingGarbageRate())) {
      counters.add(Count.FAULTS);
      send(
          exchange,
          reply.followedBy("\n<br />\n<b>Warning</b>:  Undefined array key 3 in <b>x</b>"));
    } else {
      send(exchange, reply);
    }
  }

  private static Reply failure(Faults faults) {
    Integer retryAfter = faults.retryAfter();
    Reply reply = Reply.html(faults.status(), "<html><h1>" + faults.status() + "</h1></html>");
    return retryAfter == null ? reply : reply.withHeader("Retry-After", retryAfter.toString());
  }

  private static Call call(HttpExchange exchange, String prefix) throws IOException {
    URI uri = exchange.getRequestURI();
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
    String path = uri.getRawPath();
    return new Call(
        exchange.getRequestMethod(),
        "http://" + headers.getOrDefault("host", "") + path,
        path.substring(Math.min(path.length(), prefix.length())),
        Objects.requireNonNullElse(uri.getRawQuery(), ""),
        Map.copyOf(headers),
        new String(body, StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** A step that talks to a client, which may have gone. */
  private interface Talk {
    void run() throws IOException;
  }

  private static void quietly(HttpExchange exchange, Talk talk) {
    try {
      talk.run();
    } catch (IOException e) {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
