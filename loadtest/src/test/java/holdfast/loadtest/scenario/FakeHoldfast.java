package holdfast.loadtest.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import holdfast.loadtest.client.Json;
import holdfast.loadtest.client.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A server in memory that keeps the contract, or breaks it in one way that must be noticed. */
final class FakeHoldfast implements AutoCloseable {
  /** What it does wrong. */
  enum Flaw {
    NONE,
    /** Grants one unit more than there is. */
    OVERSELLS,
    /** Keeps the last unit for nobody. */
    STRANDS_THE_LAST_UNIT,
    /** Answers a confirmation and forgets it. */
    FORGETS_CONFIRMATIONS,
    /** Says that it is busy each first time, and does it all the same. */
    WORKS_WHEN_BUSY,
    /** Counts a release twice. */
    RELEASES_TWICE,
  }

  private record Answer(int status, String body) {}

  private static final class Sku {
    private long onHand;
    private long held;
    private long committed;
    private long version;
  }

  private static final class Reservation {
    private String sku = "";
    private long quantity;
    private String status = "HELD";
    private String order = "";
  }

  private final Flaw flaw;
  private final HttpServer server;
  private final Map<String, Sku> skus = new HashMap<>();
  private final Map<String, Reservation> reservations = new HashMap<>();
  private final Set<String> movements = new HashSet<>();
  private final Set<String> seen = new HashSet<>();

  FakeHoldfast(Flaw flaw) throws IOException {
    this.flaw = flaw;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  Target target() {
    return new Target(server.getAddress(), "hf_fake");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
    String call = exchange.getRequestMethod() + (path.length > 1 ? " " + path[1] : "");
    Answer answer =
        switch (call) {
          case "PUT skus" -> define(path[2]);
          case "GET skus" -> numbers(path[2]);
          case "POST skus" -> receive(sku(path[2]), Json.parse(body));
          case "GET reservations" -> show(200, path[2]);
          case "DELETE reservations" -> release(path[2]);
          case "POST reservations" ->
              path.length == 2 ? reserve(Json.parse(body)) : change(path, Json.parse(body));
          default -> new Answer(200, "{}");
        };
    try (exchange) {
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer define(String sku) {
    skus.putIfAbsent(sku, new Sku());
    return new Answer(201, "{}");
  }

  private Answer numbers(String id) {
    Sku sku = sku(id);
    String numbers =
        ("{\"sku\":\"%s\",\"onHand\":%d,\"held\":%d,\"committed\":%d,"
                + "\"available\":%d,\"version\":%d}")
            .formatted(id, sku.onHand, sku.held, sku.committed, available(sku), sku.version);
    return new Answer(200, numbers);
  }

  private Answer receive(Sku sku, JsonNode movement) {
    if (movements.add(movement.path("id").asText())) {
      sku.onHand += movement.path("quantity").asLong();
      sku.version++;
    }
    return new Answer(201, "{}");
  }

  private Answer reserve(JsonNode wanted) {
    String id = wanted.path("id").asText();
    JsonNode line = wanted.path("lines").path(0);
    Sku sku = sku(line.path("sku").asText());
    long quantity = line.path("quantity").asLong();
    if (reservations.containsKey(id)) {
      return show(200, id);
    }
    if (available(sku) + leeway() < quantity) {
      return new Answer(
          409,
          "{\"code\":\"INSUFFICIENT_STOCK\",\"version\":%d,\"lines\":[{\"available\":%d}]}"
              .formatted(sku.version, available(sku)));
    }
    Reservation granted = new Reservation();
    granted.sku = line.path("sku").asText();
    granted.quantity = quantity;
    reservations.put(id, granted);
    sku.held += quantity;
    sku.version++;
    boolean busy = flaw == Flaw.WORKS_WHEN_BUSY && seen.add(id);
    return busy ? new Answer(503, "{\"code\":\"BUSY\"}") : show(201, id);
  }

  private long leeway() {
    return switch (flaw) {
      case OVERSELLS -> 1;
      case STRANDS_THE_LAST_UNIT -> -1;
      case NONE, FORGETS_CONFIRMATIONS, WORKS_WHEN_BUSY, RELEASES_TWICE -> 0;
    };
  }

  private Answer change(String[] path, JsonNode body) {
    Reservation reservation = reservations.get(path[2]);
    if (reservation != null && path[3].equals("confirm") && reservation.status.equals("HELD")) {
      Sku sku = sku(reservation.sku);
      reservation.status = "CONFIRMED";
      reservation.order = body.path("order").asText();
      sku.held -= reservation.quantity;
      sku.committed += reservation.quantity;
      sku.version++;
      Answer answer = show(200, path[2]);
      if (flaw == Flaw.FORGETS_CONFIRMATIONS) {
        reservation.status = "HELD";
      }
      return answer;
    }
    return show(200, path[2]);
  }

  private Answer release(String id) {
    Reservation reservation = reservations.get(id);
    if (reservation != null && reservation.status.equals("HELD")) {
      Sku sku = sku(reservation.sku);
      reservation.status = "RELEASED";
      sku.held -= reservation.quantity * (flaw == Flaw.RELEASES_TWICE ? 2 : 1);
      sku.version++;
    }
    return new Answer(204, "");
  }

  private Answer show(int status, String id) {
    Reservation reservation = reservations.get(id);
    if (reservation == null) {
      return new Answer(404, "{\"code\":\"UNKNOWN_RESERVATION\"}");
    }
    return new Answer(
        status,
        ("{\"id\":\"%s\",\"status\":\"%s\",\"order\":\"%s\",\"version\":%d,"
                + "\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}")
            .formatted(
                id,
                reservation.status,
                reservation.order,
                sku(reservation.sku).version,
                reservation.sku,
                reservation.quantity));
  }

  private Sku sku(String id) {
    return skus.getOrDefault(id, new Sku());
  }

  private static long available(Sku sku) {
    return sku.onHand - sku.held - sku.committed;
  }
}
