package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.catalog.Platform;
import holdfast.http.server.Connectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: numbers reach a shop from a SKU's commit, over pauses, closed doors and restarts. Method:
 * the whole server, and a shop in memory behind the connector's port.
 */
class PublishTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SETTINGS =
      """
      holdfast.shop { settle = 500ms, interval = 50ms }
      holdfast.publish { look = 50ms, first-pause = 50ms, sweep-interval = 1h }
      """;

  @TempDir private Path data;
  private final ShopUnderTest shop = new ShopUnderTest();

  private ServerUnderTest start() {
    return start("");
  }

  private ServerUnderTest start(String more) {
    return ServerUnderTest.start(
        data, SETTINGS + more, new Connectors(Map.of(), Map.of(Platform.GENERIC, shop), Map.of()));
  }

  private static void define(Client admin) {
    admin.put("/v1/locations/main", "{\"name\":\"Main\"}").is(201);
    admin
        .put("/v1/skus/TEE", "{\"title\":\"Tee\",\"category\":\"c\",\"kind\":\"STOCKED\"}")
        .is(201);
    store(admin, false, "").is(201);
    list(admin, "tee", "TEE");
  }

  private static Reply store(Client admin, boolean isPaused, String more) {
    return store(admin, "s", isPaused, more);
  }

  private static Reply store(Client admin, String id, boolean isPaused, String more) {
    return admin.put(
        "/v1/stores/" + id,
        "{\"name\":\"S\",\"platform\":\"GENERIC\",\"syncLevel\":\"PUSH\",\"paused\":%b%s}"
            .formatted(isPaused, more));
  }

  private static void list(Client admin, String listing, String sku) {
    list(admin, "s", listing, sku);
  }

  private static void list(Client admin, String store, String listing, String sku) {
    var body = "{\"variant\":\"%s\",\"sku\":\"%s\"}".formatted(listing, sku);
    admin.put("/v1/stores/%s/listings/%s".formatted(store, listing), body).is(201);
  }

  private static void receive(Client admin, int units) {
    var body =
        "{\"type\":\"RECEIPT\",\"location\":\"main\",\"quantity\":%d,\"operator\":\"ana\"}"
            .formatted(units);
    admin.post("/v1/skus/TEE/movements", body).is(201);
  }

  private void awaitShown(int number) {
    await().atMost(PATIENCE).until(() -> shop.shows("tee") == number);
  }

  private static JsonNode sync(Client admin) {
    return admin.get("/v1/stores/s/sync").is(200).json();
  }

  private static JsonNode number(Client admin) {
    return admin.get("/v1/stores/s/numbers").is(200).json().at("/items/0");
  }

  private static void awaitState(Client admin, String state) {
    await().atMost(PATIENCE).until(() -> number(admin).get("state").textValue().equals(state));
  }

  @Test
  void aChangeOfStockReachesTheShopAlsoOverAPauseAndARestart() {
    try (var server = start()) {
      var admin = server.admin();
      define(admin);
      receive(admin, 7);
      awaitShown(7);
      awaitState(admin, "SHOWN");
      var number = number(admin);
      assertThat(number.get("acknowledged").intValue()).isEqualTo(7);
      assertThat(number.get("rule").textValue()).isEqualTo("ENTITLEMENT");
      assertThat(number.get("window").textValue()).isEqualTo("tee");
      assertThat(admin.get("/v1/stores/s/numbers?state=FAILED").is(200).json().get("items"))
          .isEmpty();
      assertThat(sync(admin).get("state").textValue()).isEqualTo("OPEN");
      assertThat(sync(admin).at("/lag/numbers").intValue()).isPositive();
      assertThat(admin.get("/metrics").text())
          .contains("holdfast_publish_numbers_total{outcome=\"SHOWN\"")
          .contains("holdfast_publish_latency_seconds_count");

      store(admin, true, "").is(200);
      receive(admin, 3);
      assertThat(sync(admin).get("state").textValue()).isEqualTo("PAUSED");
      assertThat(shop.shows("tee")).isEqualTo(7);
      store(admin, false, "").is(200);
      awaitShown(10);
      store(admin, true, "").is(200);
      receive(admin, 5);
    }
    try (var server = start()) {
      store(server.admin(), false, "").is(200);
      awaitShown(15);
    }
  }

  @Test
  void aShopThatLetsNobodyInIsLeftAloneUntilItIsResumed() {
    try (var server = start()) {
      var admin = server.admin();
      define(admin);
      receive(admin, 7);
      awaitShown(7);
      shop.shut(true);
      receive(admin, 1);
      await().atMost(PATIENCE).until(() -> sync(admin).get("state").textValue().equals("CLOSED"));
      assertThat(sync(admin).get("closedFor").textValue()).isEqualTo("UNAUTHORIZED");
      assertThat(sync(admin).get("lastError").textValue()).isEqualTo("401 Unauthorized");
    }
    try (var server = start()) {
      var admin = server.admin();
      assertThat(sync(admin).get("state").textValue()).isEqualTo("CLOSED");
      shop.shut(false);
      admin.post("/v1/stores/s/resume", "").is(200);
      awaitShown(8);
    }
  }

  @Test
  void whatSomebodyChangedInTheShopIsOverwritten() {
    try (var server = start()) {
      var admin = server.admin();
      define(admin);
      receive(admin, 7);
      awaitShown(7);
      awaitState(admin, "SHOWN");
      shop.show("tee", 20);
      receive(admin, 1);
      awaitShown(8);
      awaitState(admin, "SHOWN");

      shop.show("tee", 3);
      admin.post("/v1/stores/s/push", "{\"listing\":\"tee\"}").is(204);
      awaitShown(8);
      admin.post("/v1/stores/s/push", "{}").is(204);
      admin.post("/v1/stores/s/push", "{\"listing\":\"cap\"}").isProblem(422, "UNKNOWN_LISTING");
    }
  }

  @Test
  void aPolicyThatChangesReachesTheShopAndAListingThatIsMapped() {
    try (var server = start()) {
      var admin = server.admin();
      define(admin);
      receive(admin, 10);
      awaitShown(10);
      admin.put("/v1/policies/skus/TEE", "{\"safetyBuffer\":{\"units\":4}}").is(201);
      awaitShown(6);
      list(admin, "tee2", "TEE");
      await().atMost(PATIENCE).until(() -> shop.shows("tee2") == 6);
    }
  }

  @Test
  void aGuardedSkuIsShownInOnePlaceOnly() {
    try (var server = start()) {
      var admin = server.admin();
      define(admin);
      list(admin, "tee2", "TEE");
      admin.put("/v1/policies/skus/TEE", "{\"publishing\":{\"mode\":\"EXCLUSIVE\"}}").is(201);
      receive(admin, 9);
      await().atMost(PATIENCE).until(() -> shop.shows("tee") + shop.shows("tee2") == 9);
    }
  }

  @Test
  void aStoreTellsHowLateAndHowExposedItIs() {
    try (var server = start("holdfast.publish.sweep-interval = 100ms")) {
      var admin = server.admin();
      define(admin);
      store(admin, "t", false, "").is(201);
      list(admin, "t", "other", "TEE");
      receive(admin, 7);
      awaitShown(7);
      await().atMost(PATIENCE).until(() -> figures(admin).at("/exposure/units").intValue() == 7);
      var figures = figures(admin);
      assertThat(figures.at("/exposure/numbers").intValue()).isOne();
      assertThat(figures.at("/lag/numbers").intValue()).isPositive();
      assertThat(figures.at("/lag/p99Ms").isNumber()).isTrue();
      assertThat(figures.at("/lag/nowMs").intValue()).isZero();
      assertThat(figures.at("/reliability/state").textValue()).isEqualTo("UNKNOWN");
      assertThat(figures.at("/reliability/share").isNull()).isTrue();
      assertThat(admin.get("/metrics").text())
          .contains("holdfast_publish_exposure 7.0")
          .contains("holdfast_store_exposure{store=\"s\"} 7.0")
          .contains("holdfast_store_exposure{store=\"t\"} 7.0")
          .contains("holdfast_store_lag_seconds{store=\"s\"} 0.0")
          .contains("holdfast_store_latency_seconds{quantile=\"0.99\",store=\"s\"}");

      admin.put("/v1/policies/skus/TEE", "{\"publishing\":{\"mode\":\"EXCLUSIVE\"}}").is(201);
      await().atMost(PATIENCE).until(() -> figures(admin).at("/exposure/units").intValue() == 0);
    }
  }

  private static JsonNode figures(Client admin) {
    return admin.get("/v1/stores/s/figures").is(200).json();
  }

  private static JsonNode publication(Client admin) {
    return admin.get("/v1/skus/TEE/publication").is(200).json();
  }

  private static Reply reserve(Client admin, int units) {
    return admin.post(
        "/v1/reservations",
        "{\"id\":\"cart\",\"channel\":\"web\",\"lines\":[{\"sku\":\"TEE\",\"quantity\":%d}]}"
            .formatted(units));
  }

  /** As long as the shop can't be told, it may sell them. */
  @Test
  void unitsThatAShopShowsAreReservedOnlyAfterItShowsFewer() {
    try (var server = start()) {
      var admin = server.admin();
      define(admin);
      receive(admin, 7);
      awaitShown(7);
      assertThat(publication(admin).get("shownAtMost").isNull()).isTrue();
      assertThat(publication(admin).get("windows").isNull()).isTrue();

      admin.put("/v1/policies/skus/TEE", "{\"publishing\":{\"mode\":\"EXCLUSIVE\"}}").is(201);
      await()
          .atMost(PATIENCE)
          .until(() -> number(admin).get("rule").textValue().equals("EXCLUSIVE"));
      awaitState(admin, "SHOWN");
      assertThat(publication(admin).get("shownAtMost").intValue()).isEqualTo(7);

      store(admin, true, "").is(200);
      admin.put("/v1/channels/web", "{\"name\":\"Web\"}").is(201);
      var refusal = reserve(admin, 7).isProblem(409, "INSUFFICIENT_STOCK");
      assertThat(refusal.at("/lines/0/rule")).isEqualTo("UNITS_SHOWN_ELSEWHERE");
      assertThat(refusal.header("Retry-After")).contains("3");
      assertThat(publication(admin).at("/windows/0/shownAtMost").intValue()).isEqualTo(7);
      assertThat(publication(admin).at("/listings/0/target").intValue()).isZero();
      reserve(admin, 7).isProblem(409, "INSUFFICIENT_STOCK");

      store(admin, false, "").is(200);
      await().atMost(PATIENCE).until(() -> reserve(admin, 7).status() == 201);
      assertThat(shop.shows("tee")).isZero();
      assertThat(publication(admin).get("shownAtMost").intValue()).isZero();
    }
  }
}
