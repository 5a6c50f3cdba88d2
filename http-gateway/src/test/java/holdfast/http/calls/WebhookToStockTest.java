package holdfast.http.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Goal: what a shop delivers moves the SKU's numbers, once, whatever is delivered again or late.
 */
@ExtendWith(SharedServer.class)
class WebhookToStockTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static String order(String updatedAt, String cancelledAt, int toShip) {
    return """
    {"id":5001,"created_at":"2026-11-20T10:00:00Z","updated_at":"%s","cancelled_at":%s,"test":false,
     "financial_status":"paid","fulfillment_status":null,"location_id":null,
     "line_items":[{"id":9001,"variant_id":7001,"sku":"TEE","quantity":3,"current_quantity":3,
       "fulfillable_quantity":%d,"fulfillment_status":null}],
     "fulfillments":[],"refunds":[]}
    """
        .formatted(updatedAt, cancelledAt, toShip);
  }

  private static void map(Shop shop, Hook hook, String variant) {
    shop.admin()
        .put(
            "/v1/stores/" + hook.store() + "/listings/l1",
            shop.json("{'variant':'%s','sku':'TEE'}".formatted(variant)))
        .is(201);
  }

  private static void awaitCommitted(Shop shop, int units) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shop.number("committed")).isEqualTo(units));
  }

  @Test
  void anOrderOfShopifysIsCommittedOnceAndFreedWhenItIsCancelled(Shop shop) {
    shop.stock("NEAR", 10);
    var hook = Hook.shopify(shop.admin(), shop.id("s"), "secret", "");
    map(shop, hook, "7001");
    var bought = order("2026-11-20T10:00:03Z", "null", 3);
    hook.deliver(bought).is(200);
    awaitCommitted(shop, 3);
    var done = hook.settled();
    assertThat(done.at("/state")).isEqualTo("DONE");
    assertThat(done.at("/order")).isEqualTo("5001");
    assertThat(done.at("/skus/0")).isEqualTo(shop.sku());
    assertThat(shop.admin().get("/v1/deliveries?sku=" + shop.sku()).at("/items/0/id"))
        .isEqualTo(done.at("/id"));

    hook.deliver(bought).is(200);
    hook.with("X-Shopify-Webhook-Id", "w-2").deliver(bought).is(200);
    hook.settled();
    assertThat(shop.number("committed")).isEqualTo(3);

    var late = hook.with("X-Shopify-Topic", "orders/updated");
    hook.with("X-Shopify-Topic", "orders/cancelled")
        .deliver(order("2026-11-20T11:00:00Z", "\"2026-11-20T11:00:00Z\"", 3))
        .is(200);
    awaitCommitted(shop, 0);
    late.deliver(order("2026-11-20T10:30:00Z", "null", 3)).is(200);
    late.settled();
    assertThat(shop.number("committed")).isEqualTo(0);
  }

  @Test
  void anOrderOfWooCommercesIsCommitted(Shop shop) {
    shop.stock("NEAR", 10);
    var hook = Hook.wooCommerce(shop.admin(), shop.id("w"), "secret");
    map(shop, hook, "93");
    hook.deliver(
            """
            {"id":727,"status":"processing","date_created_gmt":"2026-11-20T09:00:00",
             "date_modified_gmt":"2026-11-20T09:00:02","line_items":[{"id":315,"product_id":93,
             "variation_id":0,"quantity":2,"sku":"","meta_data":[]}],"refunds":[]}
            """)
        .is(200);
    awaitCommitted(shop, 2);
    assertThat(hook.settled().at("/state")).isEqualTo("DONE");
  }
}
