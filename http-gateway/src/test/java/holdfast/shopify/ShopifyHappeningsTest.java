package holdfast.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Payload;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.order.Refund;
import holdfast.order.Refund.Restock;
import holdfast.order.Shipment;
import holdfast.shop.ShopNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: what happens to an order comes in bodies of its own, each with what it can say. */
class ShopifyHappeningsTest {
  /** One unit was not shipped, one was; Shopify prints the same line twice. */
  @Test
  void aRefundMayNameOneLineTwice() {
    var body =
        """
        { "id": 929000000001, "order_id": 5, "created_at": "2026-11-20T11:00:00+01:00",
          "restock": true, "return": null, "refund_line_items": [
            { "id": 1, "line_item_id": 13, "quantity": 1, "restock_type": "cancel", "location_id": 7 },
            { "id": 2, "line_item_id": 13, "quantity": 1, "restock_type": "return", "location_id": null,
              "line_item": { "id": 13, "quantity": 9 } } ] }
        """;

    assertThat(news("refunds/create", body))
        .containsExactly(
            of(
                new OrderNews.Refunded(
                    new Refund(
                        "929000000001",
                        Instant.parse("2026-11-20T10:00:00Z"),
                        List.of(
                            new Refund.Line("1", "13", 1, Restock.CANCEL, Optional.of("7")),
                            new Refund.Line("2", "13", 1, Restock.RETURN, Optional.empty()))))));
  }

  @Test
  void aRefundOfShippingMovesNothing() {
    var body =
        """
        {"id": 9, "order_id": 5, "processed_at": "2026-11-20T11:00:00Z", "refund_line_items": []}
        """;

    assertThat(news("refunds/create", body))
        .containsExactly(
            of(
                new OrderNews.Refunded(
                    new Refund("9", Instant.parse("2026-11-20T11:00:00Z"), List.of()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fulfillments/create", "fulfillments/update"})
  void aParcelLeaves(String topic) {
    var body =
        """
        { "id": 41, "order_id": 5, "status": "success", "location_id": 7,
          "created_at": "2026-11-20T11:00:00Z", "updated_at": "2026-11-20T12:00:00Z",
          "line_items": [ { "id": 13, "variant_id": 44, "sku": "TEE-RED-M", "quantity": 1 } ] }
        """;

    assertThat(news(topic, body))
        .containsExactly(
            of(
                new OrderNews.Shipped(
                    new Shipment(
                        "41",
                        Instant.parse("2026-11-20T12:00:00Z"),
                        false,
                        Optional.of("7"),
                        List.of(new Shipment.Units("13", 1))))));
  }

  @Test
  void anEditSaysOnlyThatThereWasOne() {
    var body =
        """
        { "order_edit": { "id": 1, "order_id": 5, "committed_at": "2026-11-20T12:00:00+01:00",
            "line_items": { "additions": [ { "id": 14, "delta": 1 } ], "removals": [] } } }
        """;

    assertThat(news("orders/edited", body))
        .containsExactly(of(new OrderNews.Edited(Instant.parse("2026-11-20T11:00:00Z"))));
    assertThat(news("orders/edited", "{\"id\": 5}"))
        .singleElement()
        .extracting(news -> ((ShopNews.Unreadable) news).field())
        .isEqualTo("/order_edit");
  }

  @Test
  void aDeletedOrderLeavesItsIdOnly() {
    assertThat(news("orders/delete", "{\"id\": 5}")).containsExactly(of(new OrderNews.Deleted()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"returns/request", "returns/approve"})
  void aReturnThatIsAskedForNamesItsUnits(String topic) {
    var body =
        """
        { "id": 3547267221, "status": "requested", "order": { "id": 5 }, "name": "#1106-R2",
          "total_return_line_items": 1, "return_line_items": [
            { "id": 6200524949, "quantity": 2, "return_reason": "unwanted", "customer_note": null,
              "fulfillment_line_item": { "id": 10736341352597, "line_item": { "id": 13 } } },
            { "id": 6200524950, "quantity": 1, "return_reason": "unknown" } ] }
        """;

    assertThat(news(topic, body))
        .containsExactly(
            of(
                new OrderNews.ReturnAnnounced(
                    "3547267221", Payload.TRIGGERED, List.of(new Shipment.Units("13", 2)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "returns/decline",
        "returns/cancel",
        "returns/close",
        "returns/reopen",
        "returns/update",
        "returns/process"
      })
  void whatElseHappensToAReturnNamesNoUnits(String topic) {
    var body =
        """
        { "id": 9, "order_id": 5, "status": "open", "updated_at": "2026-11-20T12:00:01Z",
          "return_line_items": { "removals": [ { "id": 1, "delta": 1 } ] } }
        """;

    assertThat(news(topic, body))
        .containsExactly(
            of(
                new OrderNews.ReturnAnnounced(
                    "9", Instant.parse("2026-11-20T12:00:01Z"), List.of())));
  }

  @Test
  void aShopThatThrowsUsOutSaysWhenInTheHeaders() {
    assertThat(news("app/uninstalled", "{\"id\": 548380009, \"updated_at\": null}"))
        .containsExactly(new ShopNews.Uninstalled(Payload.TRIGGERED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fulfillment_orders/moved",
        "fulfillment_orders/cancelled",
        "bulk_operations/finish",
        "customers/update",
        "",
        "orders"
      })
  void whatSaysNothingOfStockIsLeftAlone(String topic) {
    assertThat(news(topic, "{\"id\": 5}"))
        .singleElement()
        .isInstanceOfSatisfying(
            ShopNews.Irrelevant.class, news -> assertThat(news.why()).contains(topic));
  }

  private static ShopNews of(OrderNews news) {
    return new ShopNews.OfOrder(OrderKey.order(Payload.STORE, "5"), news);
  }

  private static List<ShopNews> news(String topic, String body) {
    return new Payload("", topic, body.getBytes(StandardCharsets.UTF_8)).news();
  }
}
