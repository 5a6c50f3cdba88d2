package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.Listing;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.http.server.Connectors;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.ReadAnswer;
import holdfast.publish.ShopConnector;
import holdfast.shop.Level;
import holdfast.sweep.OrdersAnswer;
import holdfast.sweep.ShopSource;
import holdfast.sweep.WebhooksAnswer;
import holdfast.sweep.WebhooksAnswer.State;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: what a shop has not said is found by asking it, and goes the way of what it says. */
class SweepTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant CHANGED = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir private static Path data;
  private static final MadeUpShops SHOPS = new MadeUpShops();
  private static ServerUnderTest server;

  @BeforeAll
  static void start() {
    server =
        ServerUnderTest.start(
            data,
            "holdfast.http.public-url = \"https://us.example/\"",
            new Connectors(
                Map.of(Platform.SHOPIFY, SHOPS), Map.of(Platform.SHOPIFY, SHOPS), Map.of()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Showcase shop(String name) {
    var showcase = Showcase.shopify(server.admin(), name);
    var fields = "'name':'S','platform':'SHOPIFY','credentials':{'accessToken':'t'}";
    var body = "{%s,'domain':'%s'}".formatted(fields, Hook.DOMAIN);
    server.admin().put("/v1/stores/" + name, body.replace('\'', '"')).is(200);
    return showcase;
  }

  private static String of(String store, String pointer) {
    return server.admin().get("/v1/stores/" + store + "/sweeps").is(200).at(pointer);
  }

  private static void sweep(String store, String kind) {
    server.admin().post("/v1/stores/" + store + "/sweeps", "{\"kind\":\"" + kind + "\"}").is(202);
  }

  @Test
  void anOrderThatNobodyToldOfIsFoundOnceAndGoesTheUsualWay() {
    SHOPS.orders.put("sweep-lost", "5001");
    shop("sweep-lost");
    await().atMost(PATIENCE).until(() -> !of("sweep-lost", "/orders/completeAt").equals("null"));
    assertThat(of("sweep-lost", "/orders/found")).isEqualTo("1");
    assertThat(of("sweep-lost", "/orders/missed")).isEqualTo("1");
    assertThat(of("sweep-lost", "/orders/cursor")).isNotEqualTo("null");
    assertThat(of("sweep-lost", "/reliability/bySweep")).isEqualTo("1");
    assertThat(of("sweep-lost", "/reliability/state")).isEqualTo("UNKNOWN");
    assertThat(server.admin().get("/v1/orders/sweep-lost/5001").is(200).at("/lines/0/ordered"))
        .isEqualTo("2");
    var deliveries = server.admin().get("/v1/deliveries?store=sweep-lost").is(200);
    assertThat(deliveries.at("/items/0/source")).isEqualTo("SWEEP");
    assertThat(deliveries.at("/items/0/state")).isEqualTo("DONE");
    assertThat(deliveries.text()).doesNotContain("ana@example.com");

    var before = of("sweep-lost", "/orders/endedAt");
    sweep("sweep-lost", "ORDERS");
    await().atMost(PATIENCE).until(() -> !of("sweep-lost", "/orders/endedAt").equals(before));
    assertThat(of("sweep-lost", "/orders/found")).isEqualTo("0");
    assertThat(server.admin().get("/v1/deliveries?store=sweep-lost").json().at("/items"))
        .hasSize(1);
  }

  @Test
  void subscriptionsAreLookedAtAndNumbersAreRead() {
    shop("sweep-look");
    await().atMost(PATIENCE).until(() -> of("sweep-look", "/webhooks/outcome").equals("DONE"));
    assertThat(of("sweep-look", "/webhooks/address"))
        .isEqualTo("https://us.example/webhooks/shopify/sweep-look");
    assertThat(of("sweep-look", "/webhooks/broken")).isEqualTo("1");
    assertThat(of("sweep-look", "/webhooks/topics/0/topic")).isEqualTo("orders/create");
    assertThat(of("sweep-look", "/webhooks/topics/0/state")).isEqualTo("BROKEN");
    await().atMost(PATIENCE).until(() -> of("sweep-look", "/levels/outcome").equals("DONE"));
    assertThat(of("sweep-look", "/levels/read")).isEqualTo("1");
    assertThat(server.admin().get("/v1/stores/sweep-look/listings/l1").at("/lastSeen"))
        .isEqualTo("7");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(server.admin().get("/metrics").text())
                    .containsPattern("holdfast_webhooks_broken [1-9]")
                    .contains("holdfast_sweeps_total{kind=\"LEVELS\",outcome=\"DONE\"}"));
  }

  @Test
  void whatIsNotDeliveredIsForAPersonUntilItIs() {
    SHOPS.webhooks.put("sweep-deaf", State.BROKEN);
    SHOPS.webhooks.put("sweep-deaf2", State.BROKEN);
    SHOPS.webhooks.put("sweep-sound", State.SOUND);
    SHOPS.webhooks.keySet().forEach(SweepTest::shop);
    SHOPS
        .webhooks
        .keySet()
        .forEach(it -> await().until(() -> !of(it, "/webhooks/outcome").equals("null")));
    var all = server.admin().get("/v1/review?reason=WEBHOOKS").is(200).text();
    assertThat(all).contains("webhooks:sweep-deaf", "webhooks:sweep-deaf2");
    assertThat(all).doesNotContain("sweep-sound");
    var page = server.admin().get("/v1/review?reason=WEBHOOKS&limit=1").is(200);
    var next = page.at("/nextCursor");
    assertThat(server.admin().get("/v1/review?reason=WEBHOOKS&cursor=" + next).is(200).text())
        .doesNotContain(page.at("/items/0/id") + "\"");

    var path = "/v1/review/webhooks:sweep-deaf";
    var entry = server.admin().get("/v1/review?store=sweep-deaf").is(200);
    assertThat(entry.json().at("/items")).hasSize(1);
    assertThat(entry.at("/items/0/detail")).isEqualTo("orders/create");
    assertThat(entry.at("/items/0/since")).isEqualTo(of("sweep-deaf", "/webhooks/topics/0/since"));
    assertThat(server.admin().get(path).is(200).at("/state")).isEqualTo("OPEN");
    SHOPS.webhooks.put("sweep-deaf", State.MENDED);
    server.admin().post(path + "/retry", "").is(202);
    await().until(() -> server.admin().get(path).is(200).at("/state").equals("SOLVED"));
    assertThat(server.admin().get("/v1/review?store=sweep-deaf").json().at("/items")).isEmpty();
  }

  @Test
  void webhooksOfNobodyAreNoEntry() {
    var ignore = "{\"operator\":\"ana\",\"note\":\"why\"}";
    server.admin().get("/v1/review/webhooks:nobody").isProblem(404, "UNKNOWN_REVIEW");
    server.admin().get("/v1/review/webhooks:").isProblem(404, "UNKNOWN_REVIEW");
    server.admin().post("/v1/review/webhooks:nobody/retry", "").isProblem(404, "UNKNOWN_REVIEW");
    server.admin().post("/v1/review/webhooks:x/ignore", ignore).isProblem(404, "UNKNOWN_REVIEW");
  }

  @Test
  void whatCanNotBeAskedIsRefusedWithTheReason() {
    Hook.wooCommerce(server.admin(), "sweep-woo", "secret");
    Hook.shopify(server.admin(), "sweep-shut", "secret", "");
    var orders = "{\"kind\":\"ORDERS\"}";
    server.admin().post("/v1/stores/sweep-woo/sweeps", orders).isProblem(409, "NOT_CONNECTED");
    server.admin().post("/v1/stores/sweep-shut/sweeps", orders).isProblem(409, "NOT_CONNECTED");
    server.admin().post("/v1/stores/nobody/sweeps", orders).isProblem(404, "UNKNOWN_STORE");
    server.admin().post("/v1/stores/sweep-shut/sweeps", "{\"kind\":\"ALL\"}").refusesField("/kind");
    assertThat(of("sweep-woo", "/connected")).isEqualTo("false");
    assertThat(of("sweep-shut", "/orders/startedAt")).isEqualTo("null");
  }

  /** Shops that show 7 of everything, and lack one subscription if nobody says else. */
  private static final class MadeUpShops implements ShopSource, ShopConnector {
    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private final Map<String, State> webhooks = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<OrdersAnswer> orders(
        Store store, Instant since, Optional<String> cursor) {
      var found =
          Optional.ofNullable(orders.get(store.id().value())).stream().map(MadeUpShops::order);
      return CompletableFuture.completedFuture(
          new OrdersAnswer.Page(found.toList(), Optional.empty(), Duration.ZERO));
    }

    private static OrdersAnswer.Changed order(String id) {
      return new OrdersAnswer.Changed(
          id,
          CHANGED,
          "orders/updated",
          """
          {"id":%s,"created_at":"%s","updated_at":"%s","cancelled_at":null,"test":false,
           "email":"ana@example.com","line_items":[{"id":9001,"variant_id":44,"sku":"TEE",
           "quantity":2,"current_quantity":2,"fulfillable_quantity":2}],
           "fulfillments":[],"refunds":[]}
          """
              .formatted(id, CHANGED, CHANGED));
    }

    @Override
    public CompletionStage<WebhooksAnswer> webhooks(Store store, String address) {
      var state = webhooks.getOrDefault(store.id().value(), State.BROKEN);
      return CompletableFuture.completedFuture(
          new WebhooksAnswer.Looked(List.of(new Subscription("orders/create", state))));
    }

    @Override
    public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
      return CompletableFuture.completedFuture(
          new ReadAnswer.Levels(
              listings.stream().collect(Collectors.toMap(Listing::id, _ -> new Level(7, CHANGED))),
              Duration.ZERO));
    }

    @Override
    public Manners manners(Store store) {
      return new Manners(10, 1, true);
    }

    @Override
    public String group(Store store, Listing listing) {
      throw new UnsupportedOperationException("nothing is pushed");
    }

    @Override
    public CompletionStage<PushAnswer> push(Store store, Push push) {
      throw new UnsupportedOperationException("nothing is pushed");
    }
  }
}
