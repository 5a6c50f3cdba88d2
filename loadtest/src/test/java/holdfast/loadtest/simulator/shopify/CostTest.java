package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a shop costs points, and the points run out. */
class CostTest {
  private static final String PRICE =
      """
      mutation($input: InventorySetQuantitiesInput!, $key: String!) {
        inventorySetQuantities(input: $input) @idempotent(key: $key) {
          inventoryAdjustmentGroup { id createdAt changes { name delta item { id } location { id } } }
          userErrors { code field message } } }
      """;

  private final ShopifyUnderTest shop = ShopifyUnderTest.start();

  @AfterEach
  void close() {
    shop.close();
  }

  private static int requested(JsonNode answer) {
    return answer.at("/extensions/cost/requestedQueryCost").asInt();
  }

  private static int actual(JsonNode answer) {
    return answer.at("/extensions/cost/actualQueryCost").asInt();
  }

  private static double available(JsonNode answer) {
    return answer.at("/extensions/cost/throttleStatus/currentlyAvailable").asDouble();
  }

  @Test
  void aPushOfOneLineCostsWhatWasRecorded() {
    Push push = Push.with("k").line(shop.item(0), shop.place(0), 7, 5);
    JsonNode answer = shop.ask(PRICE, push.variables());
    assertThat(requested(answer)).isEqualTo(13);
    assertThat(actual(answer)).isEqualTo(13);
  }

  @Test
  void aPushOf250LinesCostsAsMuch() {
    Push push = Push.with("k");
    for (int i = 0; i < 250; i++) {
      push.line("gid://shopify/InventoryItem/" + i, shop.place(0), 7, null);
    }
    JsonNode answer = shop.ask(PRICE, push.variables());
    assertThat(requested(answer)).isEqualTo(13);
    assertThat(actual(answer)).as("nothing came back").isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ shop { name } }|1|1",
        "{ inventoryItem(id: 1) { id sku } }|1|0",
        "{ productVariants(first: 10) { nodes { id } } }|12|5",
        "{ productVariants(first: 10) { edges { cursor node { id } } } }|12|5",
        "{ productVariants(first: 10) { nodes { inventoryItem { id } } } }|22|8",
        "{ inventoryItems(first: 4) { nodes { inventoryLevels(first: 5) { nodes { id } } } }"
            + " }|34|14",
        "{ locations(first: 5) { pageInfo { hasNextPage } } }|2|2",
        "{ nodes(ids: [1, 2, 3]) { id } }|3|0",
        "{ a: shop { name } b: shop { plan { shopifyPlus } } }|3|3",
        "{ shop { ...Plan } } fragment Plan on Shop { plan { shopifyPlus } }|2|2",
        "{ shop { ... on Shop { plan { shopifyPlus } } ... { a: plan { shopifyPlus } } } }|3|3",
        "{ node(id: 1) { ... on Order { lineItems(first: 5) { nodes { id } } } ... on Shop { plan"
            + " { shopifyPlus } } } }|8|0"
      })
  void connectionsCostByTheSizeOfThePageAndWhatIsNotUsedIsGivenBack(
      String query, int before, int after) {
    JsonNode answer = shop.ask(query);
    assertThat(requested(answer)).isEqualTo(before);
    assertThat(actual(answer)).isEqualTo(after);
    assertThat(available(answer)).isEqualTo(2_000 - after);
  }

  @Test
  void aQueryOfMoreThanAThousandPointsIsNotExecuted() {
    JsonNode answer =
        shop.ask("{ orders(first: 250) { nodes { lineItems(first: 10) { nodes { id } } } } }");
    assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("MAX_COST_EXCEEDED");
    assertThat(answer.has("data")).isFalse();
    assertThat(available(shop.ask("{ shop { name } }"))).isEqualTo(1_999);
  }

  @Test
  void anEmptyBucketThrottlesAndFillsWithTime() {
    shop.happen("drain", "{}");
    JsonNode refused = shop.ask("{ shop { name } }");
    assertThat(refused.at("/errors/0/message").asText()).isEqualTo("Throttled");
    assertThat(refused.at("/errors/0/extensions/code").asText()).isEqualTo("THROTTLED");
    assertThat(refused.at("/extensions/cost/actualQueryCost").isNull()).isTrue();
    assertThat(refused.at("/extensions/cost/throttleStatus/maximumAvailable").asInt())
        .isEqualTo(2_000);
    shop.agenda.pass(Duration.ofSeconds(3));
    assertThat(available(shop.ask("{ shop { name } }"))).isEqualTo(299);
    shop.agenda.pass(Duration.ofMinutes(1));
    assertThat(available(shop.ask("{ shop { name } }"))).isEqualTo(1_999);
    assertThat(shop.control("GET", "", "").at("/counts/throttles").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsThrottledIsNotExecuted() {
    shop.happen("drain", "{}");
    JsonNode refused = Push.with("k").line(shop.item(0), shop.place(0), 7, 5).to(shop);
    assertThat(refused.has("data")).isFalse();
    shop.agenda.pass(Duration.ofSeconds(1));
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"false, 200", "true, 429"})
  void throttledHasTheOldOrTheNewStatus(boolean isNew, int status) {
    shop.faults("{\"throttleRate\":1,\"throttleAs429\":" + isNew + "}");
    HttpResponse<String> answer =
        shop.post("2026-10", shop.token(), "{ shop { name } }", Push.with("k").variables());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("THROTTLED");
  }

  @ParameterizedTest
  @CsvSource({"STANDARD, 2000, 100", "ADVANCED, 4000, 200", "PLUS, 20000, 1000"})
  void eachPlanHasItsBucket(Plan plan, int bucket, int restore) {
    try (var other =
        ShopifyUnderTest.start(
            Optional.empty(),
            known ->
                new ShopifySettings(
                    known.simulation(),
                    known.schema(),
                    plan,
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    List.of()))) {
      JsonNode status = other.ask("{ shop { name } }").at("/extensions/cost/throttleStatus");
      assertThat(status.path("maximumAvailable").asInt()).isEqualTo(bucket);
      assertThat(status.path("restoreRate").asInt()).isEqualTo(restore);
    }
  }
}
