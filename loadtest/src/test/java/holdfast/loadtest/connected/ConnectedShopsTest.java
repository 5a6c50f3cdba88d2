package holdfast.loadtest.connected;

import static holdfast.loadtest.connected.ConnectedShops.ALL;
import static holdfast.loadtest.connected.ConnectedShops.SHOPIFY;
import static holdfast.loadtest.connected.ShownNumbers.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Counters.Count;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: Holdfast and shops that behave like the platforms' own agree, whatever goes wrong between
 * them. Method: a whole server, its real connectors, and simulated shops; each test has SKUs of its
 * own, so that they can't disturb each other.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ConnectedShopsTest {
  /** Shops go wrong by dice, each call about half the time: rounds after which all have. */
  private static final int MOST_ROUNDS = 40;

  private static final String BROKEN =
      """
      {"timeoutAfterApplyingRate":0.25, "htmlRate":0.15, "failRate":0.15, "status":502}
      """;
  private static final String TOO_BUSY =
      """
      {"timeoutAfterApplyingRate":0.15, "throttleRate":0.15, "failRate":0.25, "status":429, "retryAfter":1}
      """;
  private static final String WELL =
      """
      {"timeoutAfterApplyingRate":0, "htmlRate":0, "throttleRate":0, "failRate":0}
      """;

  private ConnectedShops shops;
  private ShownNumbers numbers;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    shops = ConnectedShops.start(directory);
    numbers = new ShownNumbers(shops);
    for (String name : ALL) {
      await().atMost(PATIENCE).until(() -> sweeps(name).at("/webhooks/outcome").isTextual());
    }
  }

  @AfterAll
  void stop() throws Exception {
    shops.close();
  }

  /** The second one is a variation in the shops of WooCommerce. */
  @ParameterizedTest
  @CsvSource({"SKU-00001", "SKU-00006"})
  void whatOneShopSellsAllOthersNoLongerShow(String sku) {
    shops.list(sku, ALL);
    shops.receive(sku, 20);
    numbers.awaitStanding(sku, 20);
    int left = 20;
    for (String shop : ALL) {
      shops.shop(shop).buy(sku, 2);
      left -= 2;
      numbers.awaitStanding(sku, left);
    }
    assertThat(shops.get("/v1/skus/" + sku).path("committed").asInt()).isEqualTo(8);
  }

  /** Calls are carried out and not answered, refused, held up, or answered by somebody else. */
  @Test
  void numbersArriveWhateverGoesWrong() {
    List<String> skus = List.of("SKU-00002", "SKU-00007");
    skus.forEach(sku -> shops.list(sku, ALL));
    for (String shop : ALL) {
      boolean isBusy = List.of("south", "west").contains(shop);
      shops.shop(shop).faults(isBusy ? TOO_BUSY : BROKEN);
    }
    int units = 0;
    while (units < 3 || (units < MOST_ROUNDS && !areAllSpoilt())) {
      int now = ++units;
      skus.forEach(sku -> shops.receive(sku, 1));
      skus.forEach(sku -> numbers.awaitShown(sku, now));
    }
    assertThat(areAllSpoilt()).as("something went wrong in each shop").isTrue();
    shops.shop("north").buy("SKU-00002", 1);
    shops.shop("east").buy("SKU-00002", 1);
    numbers.awaitShown("SKU-00002", units - 2);
    ALL.forEach(shop -> shops.shop(shop).faults(WELL));
    numbers.awaitStanding("SKU-00002", units - 2);
    numbers.awaitStanding("SKU-00007", units);
  }

  private boolean areAllSpoilt() {
    return ALL.stream().allMatch(shop -> shops.shop(shop).count(Count.FAULTS) > 0);
  }

  @Test
  void anItemThatTheShopDoesNotStockIsActivated() {
    String sku = "SKU-00009";
    shops.shop("north").happen("stock", "{\"sku\":\"" + sku + "\",\"stocked\":false}");
    shops.list(sku, List.of("north"));
    shops.receive(sku, 5);
    await().atMost(PATIENCE).until(() -> shops.shop("north").shows(sku) == 5);
  }

  /** Whoever sells the last unit too late is asked to cancel it, when the order is looked at. */
  @ParameterizedTest
  @CsvSource("SKU-00011, east, north")
  void whatWasSoldTwiceIsCancelledInTheShop(String sku, String first, String second) {
    shops.list(sku, ALL);
    shops.call("PUT", "/v1/policies/skus/" + sku, "{\"conflict\":\"CANCEL_LATER\"}");
    shops.receive(sku, 1);
    numbers.awaitStanding(sku, 1);
    long kept = shops.shop(first).buy(sku, 1);
    numbers.awaitStanding(sku, 0);
    shops.shop(second).faults("{\"sellBelowZero\":true}");
    long sold = shops.shop(second).buy(sku, 1);
    shops.shop(second).faults("{\"sellBelowZero\":false}");
    await()
        .atMost(PATIENCE)
        .until(() -> !shops.get("/v1/oversells?sku=" + sku).path("items").isEmpty());
    shops.shop(second).touch(sold);
    await().atMost(PATIENCE).until(() -> isCancelled(second, sold));
    assertThat(isCancelled(first, kept)).isFalse();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode oversells = shops.get("/v1/oversells?sku=" + sku).path("items");
              assertThat(oversells).hasSize(1);
              assertThat(oversells.at("/0/status").asText()).isEqualTo("CANCELLED");
            });
    assertThat(shops.get("/v1/skus/" + sku).path("committed").asInt()).isEqualTo(1);
  }

  private boolean isCancelled(String shop, long order) {
    var it = shops.shop(shop).order(order);
    return SHOPIFY.contains(shop) ? it.cancelled() != null : it.status().equals("cancelled");
  }

  /** It comes as a delivery, like those of webhooks. */
  @ParameterizedTest
  @CsvSource({"SKU-00003, south", "SKU-00004, west"})
  void anOrderThatNobodyToldOfIsFoundByASweep(String sku, String name) {
    shops.list(sku, ALL);
    shops.receive(sku, 10);
    numbers.awaitStanding(sku, 10);
    var shop = shops.shop(name);
    long dropped = shop.count(Count.WEBHOOKS_DROPPED);
    int bySweep = sweeps(name).at("/reliability/bySweep").asInt();
    shop.faults("{\"dropWebhooks\":1}");
    long order = shop.buy(sku, 3);
    await().atMost(PATIENCE).until(() -> shop.count(Count.WEBHOOKS_DROPPED) > dropped);
    assertThat(shops.get("/v1/skus/" + sku).path("committed").asInt()).isZero();
    shops.call("POST", "/v1/stores/" + name + "/sweeps", "{\"kind\":\"ORDERS\"}");

    numbers.awaitStanding(sku, 7);
    assertThat(shops.get("/v1/skus/" + sku).path("committed").asInt()).isEqualTo(3);
    assertThat(sweeps(name).at("/orders/missed").asInt()).isEqualTo(1);
    assertThat(sweeps(name).at("/reliability/bySweep").asInt()).isEqualTo(bySweep + 1);
    assertThat(shops.get("/v1/deliveries?store=" + name + "&order=" + order).path("items"))
        .isNotEmpty()
        .allMatch(it -> it.path("source").asText().equals("SWEEP"));
    shop.faults("{\"dropWebhooks\":0}");
  }

  /** What a webhook switched off has to tell is heard again. */
  @ParameterizedTest
  @CsvSource({"SKU-00005, south", "SKU-00008, west"})
  void webhooksThatTheShopSwitchedOffAreSwitchedOnAgain(String sku, String name) {
    shops.list(sku, ALL);
    shops.receive(sku, 10);
    numbers.awaitStanding(sku, 10);
    String looked = sweeps(name).at("/webhooks/endedAt").asText();
    shops.shop(name).disableWebhooks();
    shops.call("POST", "/v1/stores/" + name + "/sweeps", "{\"kind\":\"WEBHOOKS\"}");
    await()
        .atMost(PATIENCE)
        .until(() -> !sweeps(name).at("/webhooks/endedAt").asText().equals(looked));
    assertThat(sweeps(name).at("/webhooks/topics"))
        .isNotEmpty()
        .allMatch(it -> it.path("state").asText().equals("MENDED"));

    int byWebhook = sweeps(name).at("/reliability/byWebhook").asInt();
    shops.shop(name).buy(sku, 3);
    numbers.awaitStanding(sku, 7);
    await()
        .atMost(PATIENCE)
        .until(() -> sweeps(name).at("/reliability/byWebhook").asInt() == byWebhook + 1);
  }

  /** The shop counts the units as there again by itself. */
  @ParameterizedTest
  @CsvSource({"SKU-00010, east", "SKU-00014, west", "SKU-00012, north"})
  void whatIsCancelledInTheShopIsThereAgainEverywhere(String sku, String name) {
    shops.list(sku, ALL);
    shops.receive(sku, 10);
    numbers.awaitStanding(sku, 10);
    long order = shops.shop(name).buy(sku, 4);
    numbers.awaitShown(sku, 6);
    shops.shop(name).cancel(order);

    numbers.awaitStanding(sku, 10);
    assertThat(shops.get("/v1/skus/" + sku).path("committed").asInt()).isZero();
    assertThat(shops.get("/v1/drifts?sku=" + sku).path("items")).isEmpty();
  }

  @Test
  void whatIsChangedByHandIsCorrectedOrOnlyReported() {
    String sku = "SKU-00013";
    var reporting = List.of("south", "west");
    reporting.forEach(name -> shops.enter(name, "REPORT"));
    shops.list(sku, ALL);
    shops.receive(sku, 6);
    numbers.awaitShown(sku, 6);
    ALL.forEach(name -> shops.shop(name).edit(sku, 40));
    ALL.forEach(name -> numbers.awaitDrift(sku, name, 40, 6));
    List.of("north", "east").forEach(name -> numbers.awaitShown(sku, List.of(name), 6));
    await()
        .during(Duration.ofSeconds(1))
        .untilAsserted(
            () -> reporting.forEach(it -> assertThat(shops.shop(it).shows(sku)).isEqualTo(40)));
    shops.receive(sku, 1);
    numbers.awaitStanding(sku, 7);
    reporting.forEach(name -> shops.enter(name, "CORRECT"));
  }

  /** Shops print moments to the second: nothing but asking tells which number is the last. */
  @Test
  void whatIsChangedInTheSecondOfAPushIsSeen() {
    String sku = "SKU-00015";
    shops.list(sku, ALL);
    for (int units = 1; units <= 3; units++) {
      shops.receive(sku, 1);
      for (String name : ALL) {
        numbers.awaitShown(sku, List.of(name), units);
        shops.shop(name).edit(sku, 40 + units);
      }
      for (String name : ALL) {
        numbers.awaitDrift(sku, name, 40 + units, units);
      }
      numbers.awaitStanding(sku, units);
    }
  }

  private JsonNode sweeps(String store) {
    return shops.get("/v1/stores/" + store + "/sweeps");
  }
}
