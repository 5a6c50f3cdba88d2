package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@code inventorySetQuantities}, and each of its refusals. */
class SetQuantitiesTest {
  private static final String ERRORS = "/data/inventorySetQuantities/userErrors";
  private static final String GROUP = "/data/inventorySetQuantities/inventoryAdjustmentGroup";

  private final ShopifyUnderTest shop = ShopifyUnderTest.start();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aNumberIsSetAndTheChangeIsToldInBothStates() {
    JsonNode answer = Push.with("k").line(shop.item(0), shop.place(0), 7, 5).to(shop);
    assertThat(answer.at(ERRORS)).isEmpty();
    assertThat(answer.at(GROUP + "/changes/0/name").asText()).isEqualTo("available");
    assertThat(answer.at(GROUP + "/changes/1/name").asText()).isEqualTo("on_hand");
    assertThat(answer.at(GROUP + "/changes/0/delta").asInt()).isEqualTo(2);
    assertThat(answer.at(GROUP + "/changes/0/quantityAfterChange").isNull()).isTrue();
    assertThat(answer.at(GROUP + "/changes/0/item/id").asText()).isEqualTo(shop.item(0));
    assertThat(shop.units(0, 0, "available")).isEqualTo(7);
  }

  @Test
  void theWholeSchemaGivesTheSameAnswer() {
    try (var other =
        ShopifyUnderTest.start(
            Optional.empty(), known -> known.withSchema(Optional.of(WholeSchema.file())))) {
      JsonNode answer =
          Push.with("k")
              .because("correction", "gid://stock-engine/AllocationPush/812")
              .line(other.item(0), other.place(0), 7, 5)
              .to(other);
      assertThat(answer.at(GROUP + "/changes/0/delta").asInt()).as(answer.toString()).isEqualTo(2);
      assertThat(answer.at(ERRORS)).isEmpty();
    }
  }

  @Test
  void anExplicitNullSkipsTheCompare() {
    assertThat(Push.with("k").line(shop.item(0), shop.place(0), 7, null).refusal(shop)).isEmpty();
    assertThat(shop.units(0, 0, "available")).isEqualTo(7);
  }

  @Test
  void nothingToChangeIsANullGroupWithoutErrors() {
    JsonNode answer = Push.with("k").line(shop.item(0), shop.place(0), 5, 5).to(shop);
    assertThat(answer.at(GROUP).isNull()).isTrue();
    assertThat(answer.at(ERRORS)).isEmpty();
  }

  @Test
  void aLineWithoutChangeFromQuantityIsAProgrammingError() {
    Push push = Push.with("k").line(shop.item(0), shop.place(0), 7, 5);
    ((ObjectNode) push.variables().at("/input/quantities/0")).remove("changeFromQuantity");
    JsonNode answer = push.to(shop);
    assertThat(answer.at("/errors/0/extensions/code").asText())
        .isEqualTo("INVALID_FIELD_ARGUMENTS");
    assertThat(answer.at("/data/inventorySetQuantities").isNull()).isTrue();
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compareQuantity", "ignoreCompareQuantity"})
  void anOldFieldIsAnInvalidVariable(String field) {
    Push push = Push.with("k").line(shop.item(0), shop.place(0), 7, 5);
    ((ObjectNode) push.variables().at("/input/quantities/0")).put(field, 1);
    JsonNode answer = push.to(shop);
    assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("INVALID_VARIABLE");
    assertThat(answer.has("data")).isFalse();
  }

  @Test
  void withoutTheDirectiveNothingHappens() {
    Push push = Push.with("k").line(shop.item(0), shop.place(0), 7, 5);
    ((ObjectNode) push.variables()).remove("key");
    JsonNode answer =
        shop.ask(
            """
            mutation($input: InventorySetQuantitiesInput!) {
              inventorySetQuantities(input: $input) { userErrors { code } } }
            """,
            push.variables());
    assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(answer.at("/errors/0/path/0").asText()).isEqualTo("inventorySetQuantities");
    assertThat(answer.at("/data/inventorySetQuantities").isNull()).isTrue();
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
  }

  @Test
  void aBlankKeyIsNoKey() {
    JsonNode answer = Push.with(" ").line(shop.item(0), shop.place(0), 7, 5).to(shop);
    assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_REQUEST");
  }

  @Test
  void aStaleLineRejectsTheWholeCallAndIsNamed() {
    shop.buy(1, 2);
    JsonNode answer =
        Push.with("k")
            .line(shop.item(0), shop.place(0), 7, 5)
            .line(shop.item(1), shop.place(0), 7, 5)
            .to(shop);
    assertThat(answer.at(ERRORS + "/0/code").asText()).isEqualTo("CHANGE_FROM_QUANTITY_STALE");
    assertThat(answer.at(ERRORS + "/0/field").toString())
        .isEqualTo("[\"input\",\"quantities\",\"1\",\"changeFromQuantity\"]");
    assertThat(answer.at(GROUP).isNull()).isTrue();
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
  }

  @Test
  void eachUnknownThingIsNamedByItsLine() {
    JsonNode answer =
        Push.with("k")
            .line(shop.item(0), shop.place(0), 7, 5)
            .line("gid://shopify/InventoryItem/1", shop.place(0), 7, null)
            .line(shop.item(1), "gid://shopify/Location/1", 7, null)
            .line(shop.item(2), shop.place(1), 7, null)
            .to(shop);
    assertThat(answer.at(ERRORS).findValuesAsText("code"))
        .containsExactly(
            "INVALID_INVENTORY_ITEM", "INVALID_LOCATION", "ITEM_NOT_STOCKED_AT_LOCATION");
    assertThat(answer.at(ERRORS + "/0/field/2").asText()).isEqualTo("1");
    assertThat(answer.at(ERRORS + "/1/field/3").asText()).isEqualTo("locationId");
    assertThat(answer.at(ERRORS + "/2/field/2").asText()).isEqualTo("3");
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
  }

  @Test
  void anItemIsNoLongerStockedWhenItWasDisconnected() {
    shop.happen("stock", "{\"sku\":\"SKU-00001\",\"stocked\":false}");
    assertThat(Push.with("k").line(shop.item(0), shop.place(0), 7, null).refusal(shop))
        .isEqualTo("ITEM_NOT_STOCKED_AT_LOCATION");
  }

  @Test
  void aBundleCannotBeChanged() {
    shop.happen("item", "{\"sku\":\"SKU-00001\",\"bundle\":true}");
    assertThat(Push.with("k").line(shop.item(0), shop.place(0), 7, null).refusal(shop))
        .isEqualTo("NON_MUTABLE_INVENTORY_ITEM");
  }

  @ParameterizedTest
  @CsvSource({
    "on_hand, -1, INVALID_QUANTITY_NEGATIVE",
    "on_hand, 0, ''",
    "available, -3, ''",
    "available, 1000000000, ''",
    "available, 1000000001, INVALID_QUANTITY_TOO_HIGH",
    "available, -1000000001, INVALID_QUANTITY_TOO_LOW",
    "committed, 3, INVALID_NAME",
    "anything, 3, INVALID_NAME"
  })
  void numbersAndStatesHaveLimits(String state, long quantity, String code) {
    Push push = Push.with("k").named(state).line(shop.item(0), shop.place(0), quantity, null);
    assertThat(push.refusal(shop)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "correction, gid://stock-engine/AllocationPush/812, ''",
    "restock, https://example.com/push/1, ''",
    "because, gid://stock-engine/AllocationPush/812, INVALID_REASON",
    "correction, 812, INVALID_REFERENCE_DOCUMENT",
    "correction, gid://, INVALID_REFERENCE_DOCUMENT"
  })
  void reasonsAndDocumentsAreChecked(String reason, String document, String code) {
    Push push = Push.with("k").because(reason, document).line(shop.item(0), shop.place(0), 7, null);
    assertThat(push.refusal(shop)).isEqualTo(code);
  }

  @Test
  void aPairMayOccurOnce() {
    JsonNode answer =
        Push.with("k")
            .line(shop.item(0), shop.place(0), 7, null)
            .line(shop.item(0), shop.place(0), 8, null)
            .to(shop);
    assertThat(answer.at(ERRORS + "/0/code").asText())
        .isEqualTo("NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR");
    assertThat(answer.at(ERRORS + "/0/field/2").asText()).isEqualTo("1");
  }

  @Test
  void moreThan250LinesAreRefusedAsAWhole() {
    Push push = Push.with("k");
    for (int i = 0; i <= 250; i++) {
      push.line(shop.item(0), shop.place(0), i, null);
    }
    JsonNode answer = push.to(shop);
    assertThat(answer.at("/errors/0/extensions/code").asText())
        .isEqualTo("MAX_INPUT_SIZE_EXCEEDED");
    assertThat(answer.has("data")).isFalse();
  }

  @Test
  void committedUnitsBelongToTheShop() {
    shop.buy(0, 2);
    assertThat(shop.units(0, 0, "available")).isEqualTo(3);
    assertThat(shop.units(0, 0, "committed")).isEqualTo(2);
    assertThat(shop.units(0, 0, "on_hand")).isEqualTo(5);
    Push.with("a").line(shop.item(0), shop.place(0), 10, 3).to(shop);
    assertThat(shop.units(0, 0, "on_hand")).isEqualTo(12);
    Push.with("b").named("on_hand").line(shop.item(0), shop.place(0), 6, 12).to(shop);
    assertThat(shop.units(0, 0, "available")).isEqualTo(4);
    assertThat(shop.units(0, 0, "committed")).isEqualTo(2);
  }
}
