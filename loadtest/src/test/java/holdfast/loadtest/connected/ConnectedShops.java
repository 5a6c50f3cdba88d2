package holdfast.loadtest.connected;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.ServerSettings;
import holdfast.loadtest.simulator.Client;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import holdfast.loadtest.simulator.shopify.ShopifySettings;
import holdfast.loadtest.simulator.shopify.ShopifySimulator;
import holdfast.loadtest.simulator.woocommerce.WooCommerceSettings;
import holdfast.loadtest.simulator.woocommerce.WooCommerceSimulator;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole server in a process of its own, and two shops of each platform here. A shop's name is its
 * store's id, and a SKU's id is that of its listing in each store.
 */
final class ConnectedShops implements AutoCloseable {
  static final List<String> SHOPIFY = List.of("north", "south");
  static final List<String> WOO = List.of("east", "west");
  static final List<String> ALL = Stream.concat(SHOPIFY.stream(), WOO.stream()).toList();

  private static final int VARIANTS = 16;
  private static final int PORT_MIN = 21_000;
  private static final int PORT_MAX = 31_000;

  /** As by default, but for times, which are those of a test. */
  private static final String SETTINGS =
      """
      holdfast {
        outbound { allowed-private = ["127.0.0.0/8"], answer-within = 1s }
        publish {
          look = 100ms, first-pause = 100ms, longest-pause = 500ms
          breaker-pause = 200ms, breaker-longest-pause = 500ms, sweep-interval = 2s
        }
        shop { settle = 2s, slack = 1s, interval = 100ms }
        intake { first-pause = 100ms, longest-pause = 500ms }
        sweep { interval = 1h, often = 1h }
        oversells.cancel-after = 1ms
      }
      """;

  private final Client client = new Client();
  private final ServerSettings settings;
  private final ChildServer server;
  private final Simulation shopify;
  private final Simulation woo;

  private ConnectedShops(
      ServerSettings settings, ChildServer server, Simulation shopify, Simulation woo) {
    this.settings = settings;
    this.server = server;
    this.shopify = shopify;
    this.woo = woo;
  }

  /** Starts everything and enters the stores; nothing is listed yet. */
  static ConnectedShops start(Path directory) throws Exception {
    Path config = Files.writeString(directory.resolve("shops.conf"), SETTINGS);
    int port = freePort();
    ServerSettings settings =
        ServerSettings.in(directory, null)
            .with(
                Map.of(
                    "HOLDFAST_CONFIG", config.toString(),
                    "HOLDFAST_PORT", Integer.toString(port),
                    "HOLDFAST_PUBLIC_URL", "http://127.0.0.1:" + port));
    ChildServer server = ChildServer.start(settings);
    var shops =
        new ConnectedShops(
            settings,
            server,
            ShopifySimulator.start(
                ShopifySettings.standard(
                    simulation(SHOPIFY, address(server) + "/webhooks/shopify/"))),
            WooCommerceSimulator.start(
                new WooCommerceSettings(
                    simulation(WOO, address(server) + "/webhooks/woocommerce/"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
    shops.call("PUT", "/v1/locations/main", "{\"name\":\"Main\"}");
    for (String name : ALL) {
      shops.enter(name, "CORRECT");
    }
    return shops;
  }

  /** Enters a store, or changes what follows when it shows what nobody explains. */
  void enter(String name, String onDrift) {
    call("PUT", "/v1/stores/" + name, store(name).put("onDrift", onDrift).toString());
  }

  /** The server must know its own address before it starts: none that is handed out meanwhile. */
  private static int freePort() throws IOException {
    for (int port = PORT_MIN; port < PORT_MAX; port++) {
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException _) {
        // Taken; the next one may be free.
      }
    }
    throw new IOException("no port is free from %d to %d".formatted(PORT_MIN, PORT_MAX));
  }

  private static SimulationSettings simulation(List<String> names, String webhooks) {
    return new SimulationSettings(
        "127.0.0.1", 0, names, VARIANTS, 0, 1, 0, Optional.of(webhooks + "{shop}"));
  }

  private static String address(ChildServer server) {
    return "http://127.0.0.1:" + server.target().address().getPort();
  }

  private ObjectNode store(String name) {
    JsonNode facts = shop(name).facts();
    ObjectNode store = JsonNodeFactory.instance.objectNode();
    store.put("name", name);
    store.putObject("api").put("url", shop(name).url()).put("plainHttp", true);
    if (SHOPIFY.contains(name)) {
      store.put("platform", "SHOPIFY").put("domain", facts.at("/domain").asText());
      store.put("platformLocation", facts.at("/locations/0/id").asText());
      store.put("webhookSecret", facts.at("/secret").asText());
      store.putObject("credentials").put("accessToken", facts.at("/token").asText());
    } else {
      store.put("platform", "WOOCOMMERCE").put("domain", shop(name).url());
      store.put("webhookSecret", facts.at("/webhookSecret").asText());
      store
          .putObject("credentials")
          .put("consumerKey", facts.at("/keys/0/key").asText())
          .put("consumerSecret", facts.at("/keys/0/secret").asText());
    }
    return store;
  }

  /** A shop, as people see it. */
  ConnectedShop shop(String name) {
    Simulation simulation = SHOPIFY.contains(name) ? shopify : woo;
    return new ConnectedShop(simulation.shop(name).orElseThrow(), client, simulation.address());
  }

  /** Defines a SKU and lists it in these shops. */
  void list(String sku, List<String> names) {
    call(
        "PUT",
        "/v1/skus/" + sku,
        "{\"title\":\"%s\",\"category\":\"c\",\"kind\":\"STOCKED\"}".formatted(sku));
    for (String name : names) {
      ObjectNode listing = JsonNodeFactory.instance.objectNode();
      JsonNode item = shop(name).facts(sku);
      listing
          .put("variant", item.path("id").asText())
          .put("product", item.path("product").asText());
      if (SHOPIFY.contains(name)) {
        listing.put("inventoryItem", item.path("inventory").asText());
      }
      listing.put("skuText", sku).put("sku", sku);
      call("PUT", "/v1/stores/" + name + "/listings/" + sku, listing.toString());
    }
  }

  void receive(String sku, int units) {
    call(
        "POST",
        "/v1/skus/" + sku + "/movements",
        "{\"type\":\"RECEIPT\",\"location\":\"main\",\"quantity\":%d,\"operator\":\"ana\"}"
            .formatted(units));
  }

  /** What the server answers to a call that succeeds. */
  JsonNode call(String method, String path, String body) {
    var answer = send(method, URI.create(address(server) + path), body, settings.adminKey());
    if (answer.status() >= 300) {
      throw new AssertionError(method + " " + path + ": " + answer.status() + " " + answer.body());
    }
    return answer.json();
  }

  JsonNode get(String path) {
    return call("GET", path, "");
  }

  private Client.Answer send(String method, URI url, String body, String key) {
    try {
      return client.send(
          method,
          url.toString(),
          body,
          "Authorization",
          "Bearer " + key,
          "Content-Type",
          "application/json");
    } catch (IOException e) {
      throw new AssertionError(method + " " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(method + " " + url, e);
    }
  }

  @Override
  public void close() throws ServerFailure {
    try (client;
        shopify;
        woo) {
      server.close();
    }
  }
}
