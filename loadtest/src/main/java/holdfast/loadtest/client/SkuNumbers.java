package holdfast.loadtest.client;

import com.fasterxml.jackson.databind.JsonNode;

/** What the server says of one SKU, in units; {@code version} counts the SKU's changes. */
public record SkuNumbers(
    String sku, long onHand, long held, long committed, long available, long version) {
  static SkuNumbers of(JsonNode body) {
    return new SkuNumbers(
        body.path("sku").asText(),
        body.path("onHand").asLong(-1),
        body.path("held").asLong(-1),
        body.path("committed").asLong(-1),
        body.path("available").asLong(-1),
        body.path("version").asLong(-1));
  }
}
