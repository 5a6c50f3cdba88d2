package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other two mutations of stock. */
class AdjustAndActivateTest {
  private final ShopifyUnderTest shop = ShopifyUnderTest.start();
  private int keys;

  @AfterEach
  void close() {
    shop.close();
  }

  private JsonNode adjust(String name, int delta, String more) {
    return adjust(name, delta, more, "k" + keys++);
  }

  private JsonNode adjust(String name, int delta, String more, String key) {
    return shop.ask(
        """
        mutation { inventoryAdjustQuantities(input: {name: "%s", reason: "correction", changes: [
            {inventoryItemId: "%s", locationId: "%s", delta: %d %s}]}) @idempotent(key: "%s") {
          inventoryAdjustmentGroup { changes { name delta } } userErrors { code field message } } }
        """
            .formatted(name, shop.item(0), shop.place(0), delta, more, key));
  }

  private static String code(JsonNode answer) {
    return answer.at("/data/inventoryAdjustQuantities/userErrors/0/code").asText();
  }

  private JsonNode activate(int item, int place, String more, String key) {
    return shop.ask(
            """
            mutation { inventoryActivate(inventoryItemId: "%s", locationId: "%s" %s) @idempotent(key: "%s") {
              inventoryLevel { id quantities(names: ["available"]) { quantity } } userErrors { field message } } }
            """
                .formatted(shop.item(item), shop.place(place), more, key))
        .at("/data/inventoryActivate");
  }

  @Test
  void availableIsRaisedAndLowered() {
    assertThat(code(adjust("available", -2, ", changeFromQuantity: 5"))).isEmpty();
    assertThat(code(adjust("available", 6, ", changeFromQuantity: null"))).isEmpty();
    assertThat(shop.units(0, 0, "available")).isEqualTo(9);
    assertThat(shop.units(0, 0, "on_hand")).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "damaged, 8",
    "reserved, 8",
    "safety_stock, 8",
    "quality_control, 8",
    "incoming, 5",
  })
  void whatIsSetAsideIsOnHandAndWhatIsComingIsNot(String state, int onHand) {
    String ledger = ", changeFromQuantity: 0, ledgerDocumentUri: \"gid://app/Transfer/1\"";
    assertThat(code(adjust(state, 3, ledger))).isEmpty();
    assertThat(shop.units(0, 0, state)).isEqualTo(3);
    assertThat(shop.units(0, 0, "on_hand")).isEqualTo(onHand);
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "available|1|, changeFromQuantity: 4|CHANGE_FROM_QUANTITY_STALE",
        "available|1000000000|, changeFromQuantity: null|INVALID_QUANTITY_TOO_HIGH",
        "available|-1000000006|, changeFromQuantity: null|INVALID_QUANTITY_TOO_LOW",
        "damaged|-1|, changeFromQuantity: null, ledgerDocumentUri:"
            + " \"gid://a/b/1\"|INVALID_QUANTITY_TOO_LOW",
        "damaged|1|, changeFromQuantity: null|INVALID_QUANTITY_DOCUMENT",
        "available|1|, changeFromQuantity: null, ledgerDocumentUri:"
            + " \"gid://a/b/1\"|INVALID_AVAILABLE_DOCUMENT",
        "on_hand|1|, changeFromQuantity: null|INVALID_QUANTITY_NAME",
        "committed|1|, changeFromQuantity: null|INVALID_QUANTITY_NAME"
      })
  void eachRefusalCanBeHad(String name, int delta, String more, String code) {
    assertThat(code(adjust(name, delta, more))).isEqualTo(code);
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
  }

  @Test
  void changeFromQuantityIsRequiredHereToo() {
    JsonNode answer = adjust("available", 1, "");
    assertThat(answer.at("/errors/0/extensions/code").asText())
        .isEqualTo("INVALID_FIELD_ARGUMENTS");
  }

  @Test
  void anUnavailableServiceLeavesTheKeyUsable() {
    shop.faults("{\"unavailableRate\":1}");
    String any = ", changeFromQuantity: null";
    assertThat(code(adjust("available", 1, any, "k"))).isEqualTo("SERVICE_UNAVAILABLE");
    shop.faults("{\"unavailableRate\":0}");
    assertThat(code(adjust("available", 1, any, "k"))).isEmpty();
    assertThat(shop.units(0, 0, "available")).isEqualTo(6);
  }

  @Test
  void anItemIsActivatedOnceAndThenSet() {
    assertThat(Push.with("a").line(shop.item(0), shop.place(1), 7, null).refusal(shop))
        .isEqualTo("ITEM_NOT_STOCKED_AT_LOCATION");
    JsonNode level = activate(0, 1, ", available: 4", "b").path("inventoryLevel");
    assertThat(level.at("/quantities/0/quantity").asInt()).isEqualTo(4);
    assertThat(level.path("id").asText()).contains("?inventory_item_id=");
    assertThat(Push.with("c").line(shop.item(0), shop.place(1), 7, 4).refusal(shop)).isEmpty();
    assertThat(shop.units(0, 1, "available")).isEqualTo(7);
  }

  @Test
  void anActiveItemIsNotSetByActivating() {
    assertThat(activate(0, 0, "", "a").at("/inventoryLevel/quantities/0/quantity").asInt())
        .isEqualTo(5);
    assertThat(activate(0, 0, ", available: 4", "b").path("userErrors")).hasSize(1);
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
  }

  @Test
  void aRepeatedActivationGetsTheFirstResult() {
    activate(0, 1, ", available: 4", "a");
    assertThat(activate(0, 1, ", available: 4", "a").path("userErrors")).isEmpty();
    JsonNode other = activate(0, 1, ", available: 5", "a").path("userErrors");
    assertThat(other.at("/0/message").asText()).contains("idempotency key");
    assertThat(other.at("/0/field").isNull()).isTrue();
  }
}
