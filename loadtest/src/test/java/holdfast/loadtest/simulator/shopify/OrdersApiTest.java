package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders as apps read and change them. */
class OrdersApiTest {
  private final ShopifyUnderTest shop = ShopifyUnderTest.start();

  @AfterEach
  void close() {
    shop.close();
  }

  private JsonNode order(long id) {
    return shop.ask(
            """
            { order(id: "%s") { cancelledAt cancelReason note tags test updatedAt
              displayFinancialStatus displayFulfillmentStatus
              lineItems(first: 5) { nodes { id sku quantity currentQuantity fulfillableQuantity
                unfulfilledQuantity variant { id } } }
              refunds { refundLineItems(first: 5) { nodes { quantity restockType
                location { id } } } } fulfillments { status location { id } } } }
            """
                .formatted(Gid.of("Order", id)))
        .at("/data/order");
  }

  private JsonNode refund(long order, String key, int units, String type) {
    String line = order(order).at("/lineItems/nodes/0/id").asText();
    return shop.ask(
            """
            mutation { refundCreate(input: {orderId: "%s", refundLineItems: [
                {lineItemId: "%s", quantity: %d, restockType: %s}]}) @idempotent(key: "%s") {
              refund { id } userErrors { field message } } }
            """
                .formatted(Gid.of("Order", order), line, units, type, key))
        .at("/data/refundCreate");
  }

  @Test
  void aSweepFindsWhatChangedSince() {
    long first = shop.buy(0, 1);
    shop.agenda.pass(Duration.ofMinutes(10));
    long second = shop.buy(0, 1);
    shop.agenda.pass(Duration.ofMinutes(10));
    shop.control("POST", "/orders/" + first + "/fulfil", "{}");
    String sweep =
        """
        { orders(first: %d%s, query: "updated_at:>='2026-11-20T09:10:00Z'", sortKey: UPDATED_AT) {
            nodes { legacyResourceId } pageInfo { hasNextPage endCursor } } }
        """;
    JsonNode page = shop.ask(sweep.formatted(1, "")).at("/data/orders");
    assertThat(page.at("/nodes/0/legacyResourceId").asText()).isEqualTo(Long.toString(second));
    assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    String after = ", after: \"" + page.at("/pageInfo/endCursor").asText() + "\"";
    JsonNode next = shop.ask(sweep.formatted(1, after)).at("/data/orders");
    assertThat(next.at("/nodes/0/legacyResourceId").asText()).isEqualTo(Long.toString(first));
    assertThat(next.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
  }

  @Test
  void aSearchThatIsNotPlayedIsRefusedAndNotIgnored() {
    JsonNode answer = shop.ask("{ orders(first: 1, query: \"colour:red\") { nodes { id } } }");
    assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("NOT_SIMULATED");
  }

  @Test
  void cancellingIsAJobThatTakesAMoment() {
    long id = shop.buy(0, 2);
    String cancel =
        """
        mutation { orderCancel(orderId: "%s", reason: INVENTORY, restock: true,
            refundMethod: {originalPaymentMethodsRefund: true}) {
          job { id done } orderCancelUserErrors { code field message } } }
        """
            .formatted(Gid.of("Order", id));
    JsonNode job = shop.ask(cancel).at("/data/orderCancel/job");
    assertThat(job.path("done").asBoolean(true)).isFalse();
    assertThat(order(id).path("cancelledAt").isNull()).isTrue();
    shop.agenda.pass(Duration.ofMillis(500));
    String done = "{ job(id: \"" + job.path("id").asText() + "\") { done } }";
    assertThat(shop.ask(done).at("/data/job/done").asBoolean()).isTrue();
    assertThat(order(id).path("cancelledAt").asText()).isEqualTo("2026-11-20T09:00:01Z");
    assertThat(order(id).path("cancelReason").asText()).isEqualTo("INVENTORY");
    assertThat(order(id).at("/refunds/0/refundLineItems/nodes/0/restockType").asText())
        .isEqualTo("CANCEL");
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
    assertThat(shop.ask(cancel).at("/data/orderCancel/orderCancelUserErrors/0/code").asText())
        .isEqualTo("INVALID");
  }

  @Test
  void whatIsShippedOrNotThereCannotBeCancelled() {
    long id = shop.buy(0, 2);
    shop.control("POST", "/orders/" + id + "/fulfil", "{}");
    String cancel =
        """
        mutation { orderCancel(orderId: "%s", reason: STAFF, restock: true) {
          job { id } orderCancelUserErrors { code } } }
        """;
    assertThat(shop.ask(cancel.formatted(Gid.of("Order", id))).toString()).contains("INVALID");
    assertThat(shop.ask(cancel.formatted(Gid.of("Order", 1))).toString()).contains("NOT_FOUND");
  }

  @Test
  void aRefundNeedsAKeyAndIsMadeOnce() {
    long id = shop.buy(0, 3);
    JsonNode first = refund(id, "k", 1, "CANCEL");
    assertThat(refund(id, "k", 1, "CANCEL")).isEqualTo(first);
    JsonNode line = order(id).at("/lineItems/nodes/0");
    assertThat(line.path("quantity").asInt()).isEqualTo(3);
    assertThat(line.path("currentQuantity").asInt()).isEqualTo(2);
    assertThat(line.path("unfulfilledQuantity").asInt()).isEqualTo(2);
    assertThat(shop.units(0, 0, "available")).isEqualTo(3);
    assertThat(shop.units(0, 0, "committed")).isEqualTo(2);
    assertThat(order(id).path("displayFinancialStatus").asText()).isEqualTo("PARTIALLY_REFUNDED");
    JsonNode keyless =
        shop.ask(
            "mutation { refundCreate(input: {orderId: \"%s\"}) { userErrors { message } } }"
                .formatted(Gid.of("Order", id)));
    assertThat(keyless.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_REQUEST");
  }

  /** Three ordered and shipped, or three ordered; five in stock at first. */
  @ParameterizedTest
  @CsvSource({
    "false, CANCEL,     3, 1, 3, 2",
    "false, NO_RESTOCK, 2, 1, 2, 2",
    "true,  RETURN,     3, 0, 3, 2",
    "true,  NO_RESTOCK, 2, 0, 2, 2",
  })
  void restockingFollowsItsType(
      boolean shipped, String type, int available, int open, int onHandLessOpen, int current) {
    long id = shop.buy(0, 3);
    if (shipped) {
      shop.control("POST", "/orders/" + id + "/fulfil", "{}");
    }
    assertThat(refund(id, "k", 1, type).path("userErrors")).isEmpty();
    assertThat(shop.units(0, 0, "available")).isEqualTo(available);
    int committed = shipped ? 0 : open + 1;
    assertThat(shop.units(0, 0, "committed")).isEqualTo(committed);
    assertThat(shop.units(0, 0, "on_hand")).isEqualTo(onHandLessOpen + committed);
    assertThat(order(id).at("/lineItems/nodes/0/currentQuantity").asInt()).isEqualTo(current);
  }

  @ParameterizedTest
  @CsvSource({"4, CANCEL", "0, CANCEL", "4, RETURN", "4, NO_RESTOCK"})
  void noMoreIsRefundedThanWasBought(int units, String type) {
    long id = shop.buy(0, 3);
    assertThat(refund(id, "k", units, type).path("userErrors")).hasSize(1);
    assertThat(shop.units(0, 0, "available")).isEqualTo(2);
  }

  @Test
  void oneLineCanAppearTwiceInARefund() {
    long id = shop.buy(0, 3);
    String line = order(id).at("/lineItems/nodes/0/id").asText();
    String part = "{lineItemId: \"" + line + "\", quantity: 1, restockType: %s}";
    JsonNode answer =
        shop.ask(
            """
            mutation { refundCreate(input: {orderId: "%s", refundLineItems: [%s, %s]})
              @idempotent(key: "k") { userErrors { message } } }
            """
                .formatted(
                    Gid.of("Order", id), part.formatted("CANCEL"), part.formatted("NO_RESTOCK")));
    assertThat(answer.at("/data/refundCreate/userErrors")).isEmpty();
    assertThat(order(id).at("/refunds/0/refundLineItems/nodes")).hasSize(2);
    assertThat(order(id).at("/lineItems/nodes/0/currentQuantity").asInt()).isEqualTo(1);
    assertThat(shop.units(0, 0, "available")).isEqualTo(3);
    assertThat(shop.units(0, 0, "committed")).isEqualTo(1);
  }

  @Test
  void aCartIsSoldWholeOrNotAtAll() {
    JsonNode refused =
        shop.control(
            "POST",
            "/orders",
            "{\"lines\":[{\"sku\":\"SKU-00001\",\"quantity\":2},{\"sku\":\"SKU-00002\",\"quantity\":6}]}");
    assertThat(refused.path("granted").asBoolean(true)).isFalse();
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
    assertThat(shop.units(0, 0, "committed")).isZero();
  }

  @Test
  void notesAndTagsAreKept() {
    long id = shop.buy(0, 1);
    String gid = Gid.of("Order", id);
    shop.agenda.pass(Duration.ofMinutes(1));
    shop.ask(
        "mutation { orderUpdate(input: {id: \"%s\", note: \"Sold out\", tags: [\"a\"]}) { userErrors { message } } }"
            .formatted(gid));
    shop.ask(
        "mutation { tagsAdd(id: \"%s\", tags: [\"a\", \"b\"]) { userErrors { message } } }"
            .formatted(gid));
    assertThat(order(id).path("note").asText()).isEqualTo("Sold out");
    assertThat(order(id).path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(order(id).path("updatedAt").asText()).isEqualTo("2026-11-20T09:01:00Z");
  }

  @Test
  void whatIsSoldOutIsNotSoldUnlessTheVariantContinues() {
    assertThat(shop.buy(0, 6)).as("sold out").isZero();
    assertThat(shop.buy(0, 5)).isPositive();
    shop.happen("item", "{\"sku\":\"SKU-00001\",\"sellsBelowZero\":true}");
    assertThat(shop.buy(0, 2)).isPositive();
    assertThat(shop.units(0, 0, "available")).isEqualTo(-2);
    JsonNode truth = shop.control("GET", "", "");
    assertThat(truth.at("/shelves/0/oversold").asInt()).isEqualTo(2);
    assertThat(truth.at("/counts/soldOut").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsSoldIsDrawnFromALocationThatHasIt() {
    shop.ask(
        """
        mutation { inventoryActivate(inventoryItemId: "%s", locationId: "%s", available: 9)
          @idempotent(key: "k") { userErrors { message } } }
        """
            .formatted(shop.item(0), shop.place(1)));
    shop.buy(0, 8);
    assertThat(shop.units(0, 0, "available")).isEqualTo(5);
    assertThat(shop.units(0, 1, "available")).isEqualTo(1);
    assertThat(shop.units(0, 1, "committed")).isEqualTo(8);
  }
}
