package holdfast.loadtest.connected;

import static holdfast.loadtest.connected.ConnectedShops.ALL;
import static holdfast.loadtest.connected.ConnectedShops.SHOPIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    shops = ConnectedShops.start(directory);
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
    awaitStanding(sku, 20);
    int left = 20;
    for (String shop : ALL) {
      shops.shop(shop).buy(sku, 2);
      left -= 2;
      awaitStanding(sku, left);
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
      skus.forEach(sku -> awaitShown(sku, now));
    }
    assertThat(areAllSpoilt()).as("something went wrong in each shop").isTrue();
    shops.shop("north").buy("SKU-00002", 1);
    shops.shop("east").buy("SKU-00002", 1);
    awaitShown("SKU-00002", units - 2);
    ALL.forEach(shop -> shops.shop(shop).faults(WELL));
    awaitStanding("SKU-00002", units - 2);
    awaitStanding("SKU-00007", units);
  }

  private boolean areAllSpoilt() {
    return ALL.stream().allMatch(shop -> shops.shop(shop).spoilt() > 0);
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
    awaitStanding(sku, 1);
    long kept = shops.shop(first).buy(sku, 1);
    awaitStanding(sku, 0);
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

  private void awaitShown(String sku, long number) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(ALL)
                    .allSatisfy(it -> assertThat(shops.shop(it).shows(sku)).isEqualTo(number)));
  }

  /** It stands in all shops, and Holdfast knows it. */
  private void awaitStanding(String sku, long number) {
    awaitShown(sku, number);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(ALL)
                    .allSatisfy(
                        it -> {
                          JsonNode known = number(it, sku);
                          assertThat(known.path("state").asText()).isEqualTo("SHOWN");
                          assertThat(known.path("acknowledged").asLong()).isEqualTo(number);
                        }));
    awaitShown(sku, number);
  }

  private JsonNode number(String store, String sku) {
    for (JsonNode number : shops.get("/v1/stores/" + store + "/numbers?limit=100").path("items")) {
      if (number.path("listing").asText().equals(sku)) {
        return number;
      }
    }
    throw new AssertionError(store + " has no number of " + sku);
  }
}
