package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong before a query is executed. */
class FailureTest {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
  private static final String SHOP = "{ shop { name } }";

  private final ShopifyUnderTest shop = ShopifyUnderTest.start();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aWrongTokenIs401() {
    assertThat(shop.post("2026-10", "shpat_wrong", SHOP, NOTHING).statusCode()).isEqualTo(401);
  }

  @Test
  void theTokenIsDeadWhenTheAppIsRemoved() {
    shop.happen("uninstall", "{}");
    assertThat(shop.post("2026-10", shop.token(), SHOP, NOTHING).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403, 423, 429, 430, 500, 502, 503, 504})
  void anyStatusCanBeHad(int status) {
    shop.faults("{\"failRate\":1,\"retryAfter\":2,\"status\":" + status + "}");
    HttpResponse<String> answer = shop.post("2026-10", shop.token(), SHOP, NOTHING);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Retry-After")).contains("2");
  }

  @Test
  void aPageForPeopleInsteadOfJson() {
    shop.faults("{\"htmlRate\":1}");
    HttpResponse<String> answer = shop.post("2026-10", shop.token(), SHOP, NOTHING);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<!DOCTYPE html>");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10, 2026-10",
    "2026-07, 2026-07",
    "2026-04, 2026-04",
    "2025-10, 2026-04",
    "2024-01, 2026-04",
    "unstable, unstable"
  })
  void aRetiredVersionFallsForward(String asked, String answered) {
    HttpResponse<String> answer = shop.post(asked, shop.token(), SHOP, NOTHING);
    assertThat(answer.headers().firstValue("X-Shopify-API-Version")).contains(answered);
    assertThat(answer.body()).contains("shop-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-05", "2027-04", "latest"})
  void aVersionThatNeverWasIs404(String version) {
    assertThat(shop.post(version, shop.token(), SHOP, NOTHING).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ shop { colour } }|undefinedField",
        "{ shop(id: 1) { name } }|argumentNotAccepted",
        "{ order { id } }|missingRequiredArguments",
        "{ shop }|selectionMismatch",
        "{ shop { name }|parseError",
        "{ orders(first: 1, sortKey: COLOUR) { nodes { id } } }|argumentLiteralsIncompatible"
      })
  void aQueryThatDoesNotFitTheSchemaIsNotExecuted(String query, String code) {
    JsonNode answer = shop.ask(query);
    assertThat(answer.at("/errors/0/extensions/code").asText())
        .as(answer.toString())
        .isEqualTo(code);
    assertThat(answer.has("data")).isFalse();
  }

  @Test
  void aConnectionMustSayHowMuchOfItIsWanted() {
    JsonNode answer = shop.ask("{ orders { nodes { id } } }");
    assertThat(answer.at("/errors/0/message").asText())
        .isEqualTo("you must provide one of first or last");
  }

  @Test
  void whatTheMerchantDidNotAllowIsDenied() {
    try (var other =
        ShopifyUnderTest.start(
            Optional.empty(),
            known ->
                new ShopifySettings(
                    known.simulation(),
                    known.schema(),
                    Plan.STANDARD,
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    List.of("write_inventory")))) {
      JsonNode denied = other.ask("{ orders(first: 1) { nodes { id } } }");
      assertThat(denied.at("/errors/0/extensions/code").asText()).isEqualTo("ACCESS_DENIED");
      JsonNode allowed = other.ask("{ inventoryItems(first: 1) { nodes { sku } } }");
      assertThat(allowed.at("/data/inventoryItems/nodes/0/sku").asText()).isEqualTo("SKU-00001");
      assertThat(other.ask("{ currentAppInstallation { accessScopes { handle } } }").toString())
          .contains("{\"handle\":\"write_inventory\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ productTags(first: 1) { nodes } }",
        "{ shop { contactEmail } }",
        "{ orders(first: 1, savedSearchId: 1) { nodes { id } } }",
        "{ orders(first: 1, sortKey: TOTAL_PRICE) { nodes { id } } }",
        "{ node(id: \"gid://shopify/Customer/1\") { id } }",
        "mutation { orderUpdate(input: {id: 1, email: \"a@example.com\"}) { order { id } } }"
      })
  void whatOfTheWholeSchemaIsNotPlayedSaysSo(String query) {
    try (var other =
        ShopifyUnderTest.start(
            Optional.empty(), known -> known.withSchema(Optional.of(WholeSchema.file())))) {
      JsonNode answer = other.ask(query);
      assertThat(answer.at("/errors/0/extensions/code").asText())
          .as(answer.toString())
          .isEqualTo("NOT_SIMULATED");
    }
  }
}
