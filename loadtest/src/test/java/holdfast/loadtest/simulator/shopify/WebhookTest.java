package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told to apps, and when. */
class WebhookTest {
  private final Receiver receiver = new Receiver();
  private final ShopifyUnderTest shop = ShopifyUnderTest.telling(receiver);

  @AfterEach
  void close() {
    shop.close();
    receiver.close();
  }

  private void edit(int item, int quantity) {
    String sku = "SKU-0000" + (item + 1);
    shop.control("POST", "/edit", "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, quantity));
  }

  @Test
  void aDeliveryHasAllItsHeaders() {
    long order = shop.buy(0, 2);
    Receiver.Got got = receiver.await("orders/create", 1).getFirst();
    assertThat(got.header("User-Agent")).isEqualTo("Shopify-Captain-Hook");
    assertThat(got.header("Content-Type")).isEqualTo("application/json");
    assertThat(got.header("X-Shopify-Shop-Domain")).isEqualTo("shop-1.myshopify.com");
    assertThat(got.header("X-Shopify-API-Version")).isEqualTo("2026-10");
    assertThat(got.header("X-Shopify-Triggered-At")).isEqualTo("2026-11-20T09:00:00.834278316Z");
    assertThat(got.header("X-Shopify-Webhook-Id"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(got.header("X-Shopify-Hmac-Sha256"))
        .isEqualTo(Signature.of(got.body(), shop.facts.path("secret").asText()));
    assertThat(got.json().path("id").asLong()).isEqualTo(order);
    assertThat(got.body()).contains("gid:\\/\\/shopify\\/Order\\/" + order);
  }

  @Test
  void oneOrderTellsSeveralTopicsUnderOneEventAndDifferentWebhookIds() {
    shop.buy(0, 2);
    List<Receiver.Got> all =
        Stream.of(
                "orders/create",
                "orders/paid",
                "orders/updated",
                "inventory_levels/update",
                "products/update")
            .map(topic -> receiver.await(topic, 1).getFirst())
            .toList();
    assertThat(all)
        .extracting(got -> got.header("X-Shopify-Event-Id"))
        .containsOnly(all.getFirst().header("X-Shopify-Event-Id"));
    assertThat(all).extracting(got -> got.header("X-Shopify-Webhook-Id")).doesNotHaveDuplicates();
  }

  @Test
  void anOrderSaysWhatWasSoldAndToWhom() {
    shop.buy(1, 3);
    JsonNode order = receiver.await("orders/create", 1).getFirst().json();
    JsonNode line = order.at("/line_items/0");
    assertThat(line.path("variant_id").asLong()).isEqualTo(shop.variant(1));
    assertThat(line.path("sku").asText()).isEqualTo("SKU-00002");
    assertThat(line.path("quantity").asInt()).isEqualTo(3);
    assertThat(line.path("current_quantity").asInt()).isEqualTo(3);
    assertThat(line.path("fulfillable_quantity").asInt()).isEqualTo(3);
    assertThat(line.path("fulfillment_status").isNull()).isTrue();
    assertThat(order.path("cancelled_at").isNull()).isTrue();
    assertThat(order.path("location_id").isNull()).isTrue();
    assertThat(order.has("checkout_id")).as("gone since 2026-04").isFalse();
    assertThat(order.path("updated_at").asText()).isEqualTo("2026-11-20T10:00:00+01:00");
    assertThat(order.at("/customer/email").asText()).isEqualTo("buyer@example.com");
    assertThat(order.at("/shipping_address/last_name").asText()).isEqualTo("Placeholder");
  }

  @Test
  void aPushComesBackAsAnEcho() {
    Push.with("k").line(shop.item(0), shop.place(0), 9, 5).to(shop);
    JsonNode level = receiver.await("inventory_levels/update", 1).getFirst().json();
    assertThat(level.path("available").asInt()).isEqualTo(9);
    assertThat(Gid.of("InventoryItem", level.path("inventory_item_id").asLong()))
        .isEqualTo(shop.item(0));
    assertThat(level.path("location_id").asLong()).isEqualTo(shop.location(0));
    assertThat(Gid.number("InventoryLevel", level.path("admin_graphql_api_id").asText()))
        .as("not the location's id")
        .isPresent()
        .isNotEqualTo(Optional.of(shop.location(0)));
    assertThat(level.has("sku") || level.has("variant_id")).isFalse();
  }

  @Test
  void whatChangesNothingIsNotTold() {
    Push.with("a").line(shop.item(0), shop.place(0), 5, 5).to(shop);
    Push.with("b").line(shop.item(1), shop.place(0), 6, 5).to(shop);
    receiver.await("inventory_levels/update", 1);
    assertThat(shop.control("GET", "", "").at("/counts/webhooksDelivered").asInt())
        .isLessThanOrEqualTo(1);
    assertThat(receiver.got("inventory_levels/update")).hasSize(1);
  }

  @Test
  void anUntrackedItemHasNoAvailableNumber() {
    shop.happen("item", "{\"sku\":\"SKU-00001\",\"tracked\":false}");
    JsonNode item = receiver.await("inventory_items/update", 1).getFirst().json();
    assertThat(item.path("tracked").asBoolean(true)).isFalse();
    edit(0, 9);
    JsonNode level = receiver.await("inventory_levels/update", 1).getFirst().json();
    assertThat(level.path("available").isNull()).isTrue();
    assertThat(shop.buy(0, 50)).as("what is not counted is always sold").isPositive();
  }

  @Test
  void twoQuickChangesCanBothShowTheLastNumber() {
    shop.faults("{\"delayWebhooksMillis\":1000}");
    edit(0, 10);
    edit(0, 0);
    shop.agenda.pass(Duration.ofSeconds(1));
    assertThat(receiver.await("inventory_levels/update", 2))
        .extracting(got -> got.json().path("available").asInt())
        .containsExactly(0, 0);
  }

  @Test
  void aCancelledOrderRestocksAndKeepsItsTombstone() {
    long order = shop.buy(0, 2);
    receiver.await("orders/create", 1);
    shop.control("POST", "/orders/" + order + "/cancel", "{\"restock\":true}");
    JsonNode cancelled = receiver.await("orders/cancelled", 1).getFirst().json();
    assertThat(cancelled.path("cancelled_at").asText()).isNotEmpty();
    assertThat(cancelled.path("cancel_reason").asText()).isEqualTo("customer");
    JsonNode refund = receiver.await("refunds/create", 1).getFirst().json();
    assertThat(refund.at("/refund_line_items/0/restock_type").asText()).isEqualTo("cancel");
    assertThat(refund.at("/refund_line_items/0/location_id").asLong()).isEqualTo(shop.location(0));
    assertThat(receiver.await("inventory_levels/update", 2)).hasSize(2);
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
    assertThat(shop.units(0, 0, "committed")).isZero();
  }

  @Test
  void anOrderCancelledWithoutARefundStillShowsItsUnits() {
    long order = shop.buy(0, 2);
    shop.control("POST", "/orders/" + order + "/cancel", "{\"restock\":false}");
    JsonNode line = receiver.await("orders/cancelled", 1).getFirst().json().at("/line_items/0");
    assertThat(line.path("current_quantity").asInt()).isEqualTo(2);
    assertThat(line.path("fulfillable_quantity").asInt()).isEqualTo(2);
    assertThat(shop.units(0, 0, "available")).isEqualTo(3);
    assertThat(shop.units(0, 0, "on_hand")).isEqualTo(3);
  }

  @Test
  void aShipmentIsToldAndWhatComesBackLaterNeedNotBeRestocked() {
    long order = shop.buy(0, 2);
    receiver.await("orders/create", 1);
    shop.control("POST", "/orders/" + order + "/fulfil", "{}");
    JsonNode shipment = receiver.await("fulfillments/create", 1).getFirst().json();
    assertThat(shipment.path("status").asText()).isEqualTo("success");
    assertThat(shipment.path("location_id").asLong()).isEqualTo(shop.location(0));
    assertThat(shipment.at("/line_items/0/quantity").asInt()).isEqualTo(2);
    assertThat(shop.units(0, 0, "on_hand")).isEqualTo(3);
    shop.control("POST", "/orders/" + order + "/refund", "{\"restock\":false}");
    JsonNode refund = receiver.await("refunds/create", 1).getFirst().json();
    assertThat(refund.at("/refund_line_items/0/restock_type").asText()).isEqualTo("no_restock");
    assertThat(refund.at("/refund_line_items/0/location_id").isNull()).isTrue();
    assertThat(refund.path("restock").asBoolean(true)).isFalse();
  }

  @Test
  void anEditNamesLinesAndDifferencesOnly() {
    long order = shop.buy(0, 3);
    long line =
        receiver.await("orders/create", 1).getFirst().json().at("/line_items/0/id").asLong();
    shop.happen("edit-order", "{\"order\":%d,\"line\":%d,\"remove\":1}".formatted(order, line));
    JsonNode edit = receiver.await("orders/edited", 1).getFirst().json().path("order_edit");
    assertThat(edit.path("order_id").asLong()).isEqualTo(order);
    assertThat(edit.at("/line_items/removals/0/id").asLong()).isEqualTo(line);
    assertThat(edit.at("/line_items/removals/0/delta").asInt()).isEqualTo(1);
    assertThat(shop.units(0, 0, "available")).isEqualTo(3);
    shop.happen("edit-order", "{\"order\":%d,\"sku\":\"SKU-00002\",\"add\":2}".formatted(order));
    JsonNode added = receiver.await("orders/edited", 2).getLast().json().path("order_edit");
    assertThat(added.at("/line_items/additions/0/id").asLong()).isPositive().isNotEqualTo(line);
    assertThat(shop.units(1, 0, "available")).isEqualTo(3);
  }

  @Test
  void anItemThatIsStockedNoLongerIsToldByIdsAlone() {
    shop.happen("stock", "{\"sku\":\"SKU-00001\",\"stocked\":false}");
    JsonNode gone = receiver.await("inventory_levels/disconnect", 1).getFirst().json();
    assertThat(gone).hasSize(2);
    assertThat(gone.path("location_id").asLong()).isEqualTo(shop.location(0));
    shop.happen("stock", "{\"sku\":\"SKU-00001\",\"stocked\":true}");
    receiver.await("inventory_levels/connect", 1);
  }

  @Test
  void theShopsCardComesWhenTheAppIsRemoved() {
    shop.happen("uninstall", "{}");
    JsonNode card = receiver.await("app/uninstalled", 1).getFirst().json();
    assertThat(card.path("myshopify_domain").asText()).isEqualTo("shop-1.myshopify.com");
  }

  @Test
  void testOrdersSayThatTheyAreSome() {
    shop.control(
        "POST", "/orders", "{\"as\":\"test\",\"lines\":[{\"sku\":\"SKU-00001\",\"quantity\":1}]}");
    assertThat(receiver.await("orders/create", 1).getFirst().json().path("test").asBoolean())
        .isTrue();
  }

  @Test
  void aProductShowsTheSumOfAllLocationsAndNoTracking() {
    edit(0, 4);
    shop.buy(0, 1);
    JsonNode product = receiver.await("products/update", 1).getFirst().json();
    assertThat(product.path("variants")).hasSize(3);
    assertThat(product.at("/variants/0/inventory_quantity").asInt()).isEqualTo(3);
    assertThat(product.at("/variants/0/inventory_policy").asText()).isEqualTo("deny");
    assertThat(product.at("/variants/0").has("inventory_management")).isFalse();
    assertThat(product.at("/variant_gids/0/admin_graphql_api_id").asText())
        .isEqualTo(Gid.of("ProductVariant", shop.variant(0)));
  }

  @Test
  void idsAreBeyondWhatADoubleHolds() {
    shop.happen("item", "{\"sku\":\"SKU-00001\",\"tracked\":false}");
    for (int i = 0; i < 8; i++) {
      shop.buy(0, 1);
    }
    await()
        .until(
            () ->
                receiver.got("orders/create").stream()
                    .flatMap(
                        got -> Stream.of(got.json().path("id"), got.json().at("/line_items/0/id")))
                    .anyMatch(id -> id.asLong() > 1L << 53));
  }
}
