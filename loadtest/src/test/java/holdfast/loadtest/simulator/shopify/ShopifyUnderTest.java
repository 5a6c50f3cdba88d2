package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.client.Json;
import holdfast.loadtest.simulator.ManualAgenda;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One shop of a simulator, asked over HTTP, in a time that the test makes. */
final class ShopifyUnderTest implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T09:00:00.834278316Z");

  final ManualAgenda agenda = new ManualAgenda(START);
  final JsonNode facts;
  final String url;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Simulation simulation;

  private ShopifyUnderTest(ShopifySettings settings) {
    try {
      simulation = ShopifySimulator.start(settings, agenda);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    facts = simulation.facts().path("shops").path(0);
    url = facts.path("url").asText();
  }

  /** A shop with three variants of five units, whose webhooks go nowhere. */
  static ShopifyUnderTest start() {
    return start(Optional.empty(), settings -> settings);
  }

  /** The same, whose webhooks go to this receiver. */
  static ShopifyUnderTest telling(Receiver receiver) {
    return start(Optional.of(receiver.address()), settings -> settings);
  }

  static ShopifyUnderTest start(Optional<String> webhooks, UnaryOperator<ShopifySettings> how) {
    var simulation =
        new SimulationSettings("127.0.0.1", 0, List.of("shop-1"), 3, 5, 1, 0, webhooks);
    return new ShopifyUnderTest(how.apply(ShopifySettings.standard(simulation)));
  }

  String token() {
    return facts.path("token").asText();
  }

  long variant(int index) {
    return facts.path("items").path(index).path("id").asLong();
  }

  String item(int index) {
    return Gid.of("InventoryItem", facts.path("items").path(index).path("inventory").asLong());
  }

  long location(int index) {
    return facts.path("locations").path(index).path("id").asLong();
  }

  String place(int index) {
    return Gid.of("Location", location(index));
  }

  /** What the shop answers to a query without variables. */
  JsonNode ask(String query) {
    return ask(query, JsonNodeFactory.instance.objectNode());
  }

  JsonNode ask(String query, JsonNode variables) {
    return Json.parse(post("2026-10", token(), query, variables).body());
  }

  HttpResponse<String> post(String version, String token, String query, JsonNode variables) {
    return wait(posted(version, token, query, variables));
  }

  CompletableFuture<HttpResponse<String>> posted(
      String version, String token, String query, JsonNode variables) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", query);
    body.set("variables", variables);
    var request =
        HttpRequest.newBuilder(URI.create(url + "/admin/api/" + version + "/graphql.json"))
            .header("Content-Type", "application/json")
            .header("X-Shopify-Access-Token", token)
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  static <T> T wait(CompletableFuture<T> answer) {
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** What the control endpoint answers. */
  JsonNode control(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(simulation.address().resolve("/_control/shops/shop-1" + path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return Json.parse(wait(http.sendAsync(request, BodyHandlers.ofString())).body());
  }

  void faults(String fields) {
    JsonNode answer = control("PUT", "/faults", fields);
    if (answer.has("error")) {
      throw new IllegalArgumentException(answer.toString());
    }
  }

  JsonNode happen(String what, String told) {
    return control("POST", "/events/" + what, told);
  }

  /** Buys units of a variant; the order's id. */
  long buy(int index, int units) {
    String line = "{\"lines\":[{\"item\":%d,\"quantity\":%d}]}".formatted(variant(index), units);
    return control("POST", "/orders", line).path("id").asLong();
  }

  /** Units of a variant in this state at a location. */
  long units(int item, int place, String state) {
    String query =
        """
        query($id: ID!, $place: ID!, $names: [String!]!) {
          inventoryItem(id: $id) {
            inventoryLevel(locationId: $place) { quantities(names: $names) { quantity } } } }
        """;
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    variables.put("id", item(item)).put("place", place(place)).putArray("names").add(state);
    return ask(query, variables)
        .at("/data/inventoryItem/inventoryLevel/quantities/0/quantity")
        .asLong();
  }

  @Override
  public void close() {
    simulation.close();
    http.close();
  }
}
