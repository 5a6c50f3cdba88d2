package holdfast.http.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: whatever a shop signs, it is kept and comes to an end, and what is fine goes on beside it.
 * Method: damaged bodies with right signatures, by seed.
 */
@ExtendWith(SharedServer.class)
class WebhookFuzzTest {
  private static final int DELIVERIES = 150;
  private static final List<String> BODIES =
      List.of(
          "{\"id\":727,\"status\":\"processing\",\"date_modified_gmt\":\"2026-11-20T09:00:02\","
              + "\"line_items\":[{\"id\":315,\"product_id\":93,\"variation_id\":0,\"quantity\":2}]}",
          "{\"id\":5123,\"order_id\":7,\"updated_at\":\"2026-11-20T10:00:03+01:00\","
              + "\"cancelled_at\":null,\"line_items\":[{\"id\":1,\"variant_id\":2,\"quantity\":3,"
              + "\"current_quantity\":2,\"fulfillable_quantity\":1}],\"refunds\":[]}",
          "{\"inventory_item_id\":4,\"location_id\":7,\"available\":7,"
              + "\"updated_at\":\"2026-11-20T10:00:02+01:00\"}",
          "[]",
          "\"\"",
          "{\"order_edit\":{\"order_id\":{}}}",
          "{\"id\":\"\\ud800\\u0000\",\"token\":\"\\udfff\"}",
          "[".repeat(5_000));
  private static final List<String> SHOPIFY_TOPICS =
      List.of(
          "orders/create",
          "orders/edited",
          "orders/delete",
          "refunds/create",
          "fulfillments/create",
          "carts/update",
          "inventory_levels/update",
          "products/update",
          "app/uninstalled",
          "what/ever");
  private static final List<String> WOO_TOPICS =
      List.of("order.updated", "order.deleted", "product.updated", "action.x", "/.");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyDeliveryComesToAnEnd(long seed, Shop shop) {
    var random = new Random(seed);
    var shopify = Hook.shopify(shop.admin(), shop.id("s"), "secret", "");
    var woo = Hook.wooCommerce(shop.admin(), shop.id("w"), "secret");
    for (int i = 0; i < DELIVERIES; i++) {
      var body = damaged(BODIES.get(random.nextInt(BODIES.size())), random);
      var answer =
          random.nextBoolean()
              ? shopify
                  .with("X-Shopify-Topic", any(SHOPIFY_TOPICS, random))
                  .with("X-Shopify-Webhook-Id", "w-" + i)
                  .with(
                      "X-Shopify-Triggered-At",
                      random.nextBoolean() ? "-999999999-01-01T00:00:00Z" : "x")
                  .deliver(body)
              : woo.with("X-WC-Webhook-Topic", any(WOO_TOPICS, random)).deliver(body);
      assertThat(answer.status()).as("seed %d, delivery %d", seed, i).isIn(200, 400);
    }
    for (var hook : List.of(shopify, woo)) {
      hook.settled();
      assertThat(hook.log("&limit=500").json().at("/items").findValuesAsText("state"))
          .isNotEmpty()
          .isSubsetOf("DONE", "IGNORED", "REVIEW");
    }
  }

  private static String any(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static byte[] damaged(String body, Random random) {
    var bytes = body.getBytes(UTF_8);
    for (int damages = random.nextInt(4); damages > 0 && bytes.length > 0; damages--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
