package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A push of numbers as a connector writes it. */
final class Push {
  static final String MUTATION =
      """
      mutation Push($input: InventorySetQuantitiesInput!, $key: String!) {
        inventorySetQuantities(input: $input) @idempotent(key: $key) {
          inventoryAdjustmentGroup { id createdAt
            changes { name delta quantityAfterChange item { id } location { id } } }
          userErrors { code field message } } }
      """;

  private final ObjectNode variables = JsonNodeFactory.instance.objectNode();
  private final ObjectNode input = variables.putObject("input");

  private Push(String key) {
    variables.put("key", key);
    input.put("name", "available").put("reason", "correction");
    input.putArray("quantities");
  }

  static Push with(String key) {
    return new Push(key);
  }

  Push named(String name) {
    input.put("name", name);
    return this;
  }

  Push because(String reason, String document) {
    input.put("reason", reason).put("referenceDocumentUri", document);
    return this;
  }

  Push line(String item, String place, long quantity, @Nullable Integer from) {
    input
        .withArray("quantities")
        .addObject()
        .put("inventoryItemId", item)
        .put("locationId", place)
        .put("quantity", quantity)
        .put("changeFromQuantity", from);
    return this;
  }

  JsonNode variables() {
    return variables;
  }

  /** What the shop answers to it. */
  JsonNode to(ShopifyUnderTest shop) {
    return shop.ask(MUTATION, variables);
  }

  /** The code of the first user error; empty if there is none. */
  String refusal(ShopifyUnderTest shop) {
    return to(shop).at("/data/inventorySetQuantities/userErrors/0/code").asText();
  }
}
