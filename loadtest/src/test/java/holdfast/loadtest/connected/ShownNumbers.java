package holdfast.loadtest.connected;

import static holdfast.loadtest.connected.ConnectedShops.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** What shops show, and what Holdfast knows of that, in the end. */
record ShownNumbers(ConnectedShops shops) {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  void awaitDrift(String sku, String name, int seen, int expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode drift = shops.get("/v1/drifts?sku=" + sku + "&store=" + name).at("/items/0");
              assertThat(drift.path("cause").asText()).as(name).isEqualTo("MANUAL_EDIT");
              assertThat(drift.path("seen").asInt()).as(name).isEqualTo(seen);
              assertThat(drift.path("expected").asInt()).as(name).isEqualTo(expected);
            });
  }

  void awaitShown(String sku, long number) {
    awaitShown(sku, ALL, number);
  }

  void awaitShown(String sku, List<String> names, long number) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(names)
                    .allSatisfy(it -> assertThat(shops.shop(it).shows(sku)).isEqualTo(number)));
  }

  /** It stands in all shops, and Holdfast knows it. */
  void awaitStanding(String sku, long number) {
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
