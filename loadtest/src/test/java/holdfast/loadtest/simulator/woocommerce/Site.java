package holdfast.loadtest.simulator.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Client;
import holdfast.loadtest.simulator.Client.Answer;
import holdfast.loadtest.simulator.ManualAgenda;
import holdfast.loadtest.simulator.Receiver;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A shop of eight items, ten units of each, five simple and three of one product; and its time. */
final class Site implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T09:00:00.250Z");
  static final String KEY = "ck_demo";
  static final String SECRET = "cs_demo";
  static final String WEBHOOK_SECRET = "wc-hook-secret-&-1";
  static final int STOCK = 10;

  final ManualAgenda time = new ManualAgenda(START);
  final Client client = new Client();
  final Receiver receiver = new Receiver();
  final Simulation simulation;

  /** With webhooks from the start, or without any. */
  Site(boolean webhooks) throws IOException {
    var common =
        new SimulationSettings(
            "127.0.0.1",
            0,
            List.of("shop-1"),
            8,
            STOCK,
            7,
            0,
            webhooks ? Optional.of(receiver.template()) : Optional.empty());
    simulation =
        WooCommerceSimulator.start(
            new WooCommerceSettings(
                common, Optional.of(KEY), Optional.of(SECRET), Optional.of(WEBHOOK_SECRET)),
            time);
  }

  String url(String path) {
    return simulation.address() + "/shop-1/wp-json/wc/v3" + path;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return client.send("GET", url(path), "", "Authorization", basic(KEY, SECRET));
  }

  Answer put(String path, String body) throws IOException, InterruptedException {
    return client.send("PUT", url(path), json(body), "Authorization", basic(KEY, SECRET));
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return client.send("POST", url(path), json(body), "Authorization", basic(KEY, SECRET));
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return client.send("DELETE", url(path), "", "Authorization", basic(KEY, SECRET));
  }

  /** What the control endpoint answers. */
  Answer control(String method, String path, String body) throws IOException, InterruptedException {
    return client.send(method, simulation.address() + "/_control" + path, json(body));
  }

  void faults(String fields) throws IOException, InterruptedException {
    Answer answer = control("PUT", "/shops/shop-1/faults", fields);
    if (answer.status() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  /** A shopper buys units of an item; the order's id. */
  long buy(long item, long units, String as) throws IOException, InterruptedException {
    String lines = "'lines':[{'item':%d,'quantity':%d}]".formatted(item, units);
    Answer answer = control("POST", "/shops/shop-1/orders", "{%s,'as':'%s'}".formatted(lines, as));
    if (answer.status() != 200) {
      throw new AssertionError(answer.body());
    }
    return answer.json().path("id").asLong();
  }

  /** The id of the item with this index; the last three are variations. */
  long item(int index) {
    return items().path(index).path("id").asLong();
  }

  /** The product that the variations belong to. */
  long parent() {
    return items().path(7).path("product").asLong();
  }

  private JsonNode items() {
    return simulation.facts().path("shops").path(0).path("items");
  }

  /** The quantity that the REST API shows of a simple product, or of a variation. */
  long stock(long id) throws IOException, InterruptedException {
    return get("/products/" + id).json().path("stock_quantity").asLong();
  }

  /** A new webhook to the receiver; its id. */
  long subscribe(String topic) throws IOException, InterruptedException {
    String url = receiver.template().replace("{shop}", "shop-1");
    Answer answer =
        post(
            "/webhooks",
            "{'topic':'%s','delivery_url':'%s','secret':'%s'}"
                .formatted(topic, url, WEBHOOK_SECRET));
    if (answer.status() != 201) {
      throw new AssertionError(answer.body());
    }
    return answer.json().path("id").asLong();
  }

  /** The same, with the ping taken. */
  long quietly(String topic) throws IOException, InterruptedException {
    long id = subscribe(topic);
    receiver.next();
    return id;
  }

  void pass(Duration duration) {
    time.pass(duration);
  }

  static String basic(String key, String secret) {
    byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** JSON is easier to read in Java with the other quotes. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  @Override
  public void close() {
    simulation.close();
    receiver.close();
    client.close();
  }
}
