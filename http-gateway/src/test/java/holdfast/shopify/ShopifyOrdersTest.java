package holdfast.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Change;
import holdfast.delivery.Payload;
import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.OrderSnapshot.Stage;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: what an order of Shopify's means, one rule a test, from a body like theirs. */
class ShopifyOrdersTest {
  @Test
  void anOrderIsSeenWhole() {
    assertThat(news("orders/updated", bytes(ShopifyOrder.BODY)))
        .contains(
            new ShopNews.OfOrder(
                OrderKey.order(Payload.STORE, "5123456789012"),
                new OrderNews.Seen(
                    new OrderSnapshot(
                        Instant.parse("2026-11-20T09:00:03Z"),
                        Stage.SOLD,
                        Optional.of("c1"),
                        false,
                        List.of(
                            new OrderLine(
                                "13700000000001",
                                Optional.of("44000000000001"),
                                Optional.of("TEE-RED-M"),
                                3,
                                Optional.of(1),
                                Optional.of(2))),
                        List.of(
                            new Shipment(
                                "4100000000001",
                                Instant.parse("2026-11-20T09:00:02Z"),
                                false,
                                Optional.of("75500000001"),
                                List.of(new Shipment.Units("13700000000001", 1)))),
                        List.of(
                            new Refund(
                                "929000000001",
                                Instant.parse("2026-11-20T09:00:01Z"),
                                List.of(
                                    new Refund.Line(
                                        "665500000001",
                                        "13700000000001",
                                        1,
                                        Restock.CANCEL,
                                        Optional.empty())))),
                        List.of()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders/create",
        "orders/paid",
        "orders/cancelled",
        "orders/fulfilled",
        "orders/partially_fulfilled",
        "ORDERS/UPDATED"
      })
  void whyItWasSentMakesNoDifference(String topic) {
    assertThat(news(topic, bytes(ShopifyOrder.BODY)))
        .isEqualTo(news("orders/updated", bytes(ShopifyOrder.BODY)));
  }

  /** Whatever the money and whatever the topic: a cancelled order still shows units to ship. */
  @Test
  void aCancelledOrderIsCancelledWhateverItsLinesSay() {
    var cancelled = Change.of(ShopifyOrder.BODY, "/cancelled_at", "\"2026-11-20T10:00:00+01:00\"");

    assertThat(seen(cancelled).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(seen(cancelled).lines().getFirst().toShip()).contains(1);
    assertThat(seen(Change.of(ShopifyOrder.BODY, "/financial_status", "\"voided\"")).stage())
        .isEqualTo(Stage.SOLD);
  }

  @Test
  void aTestOrderSaysSo() {
    assertThat(seen(Change.of(ShopifyOrder.BODY, "/test", "true")).isTest()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "c2"        | "k2"   | c2
          "c2?key=k"  | "k2"   | c2
          null        | "k2"   | k2
          ""          | "k2"   | k2
          absent      | absent | none
          null        | null   | none
          "two words" | null   | none
          17          | null   | none
          """)
  void anOrderNamesTheCartItCameFrom(String cartToken, String checkoutToken, String expected) {
    var body =
        Change.of(
            Change.of(ShopifyOrder.BODY, "/cart_token", cartToken),
            "/checkout_token",
            checkoutToken);

    assertThat(seen(body).cart().orElse("none")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /variant_id | null                | none                | TEE-RED-M
          /variant_id | ""                  | none                | TEE-RED-M
          /variant_id | 0                   | none                | TEE-RED-M
          /variant_id | absent              | none                | TEE-RED-M
          /variant_id | 9007199254740993    | 9007199254740993    | TEE-RED-M
          /variant_id | 9223372036854775809 | 9223372036854775809 | TEE-RED-M
          /variant_id | "44000000000002"    | 44000000000002      | TEE-RED-M
          /variant_id | 44.0                | 44                  | TEE-RED-M
          /sku        | null                | 44000000000001      | none
          /sku        | ""                  | 44000000000001      | none
          /sku        | " "                 | 44000000000001      | none
          /sku        | absent              | 44000000000001      | none
          """)
  void aLineNamesItsVariantByIdAndItsSkuForPeople(
      String field, String value, String variant, String skuText) {
    var line = line(field, value);

    assertThat(line.variant().orElse("none")).isEqualTo(variant);
    assertThat(line.skuText().orElse("none")).isEqualTo(skuText);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /gift_card            | true   | 3 | 1
          /requires_shipping    | false  | 3 | 1
          /quantity             | 3.0    | 3 | 1
          /quantity             | "3"    | 3 | 1
          /quantity             | 1      | 1 | 1
          /fulfillable_quantity | 0      | 3 | 0
          /fulfillable_quantity | "2"    | 3 | 2
          /fulfillable_quantity | null   | 3 | none
          /fulfillable_quantity | absent | 3 | none
          """)
  void aLineCountsItsUnits(String field, String value, int ordered, String toShip) {
    var line = line(field, value);

    assertThat(line.ordered()).isEqualTo(ordered);
    assertThat(line.toShip().map(String::valueOf).orElse("none")).isEqualTo(toShip);
  }

  @Test
  void aLineThatWasEditedAwayHasNothingToShip() {
    var gone = Change.of(ShopifyOrder.BODY, "/line_items/0/current_quantity", "0");

    assertThat(seen(Change.of(gone, "/line_items/0/fulfillable_quantity", "absent")).lines())
        .extracting(OrderLine::toShip)
        .containsExactly(Optional.of(0));
  }

  @ParameterizedTest
  @CsvSource({
    "success, false",
    "pending, false",
    "open, false",
    "cancelled, true",
    "error, true",
    "failure, true"
  })
  void whatShopifyNoLongerCountsAsToShipCountsAsShipped(String status, boolean isVoid) {
    var body = Change.of(ShopifyOrder.BODY, "/fulfillments/0/status", "\"" + status + "\"");

    assertThat(seen(body).shipments()).extracting(Shipment::isVoid).containsExactly(isVoid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "cancel"         | true   | CANCEL
          "return"         | true   | RETURN
          "no_restock"     | true   | NONE
          "legacy_restock" | false  | UNSAID
          absent           | true   | UNSAID
          null             | false  | NONE
          absent           | false  | NONE
          absent           | absent | UNSAID
          """)
  void aRefundSaysWhatBecameOfTheUnits(String type, String flag, Restock expected) {
    var body =
        Change.of(
            Change.of(ShopifyOrder.BODY, "/refunds/0/restock", flag),
            "/refunds/0/refund_line_items/0/restock_type",
            type);

    assertThat(seen(body).refunds().getFirst().lines())
        .extracting(Refund.Line::restock)
        .containsExactly(expected);
  }

  private static OrderLine line(String field, String value) {
    return seen(Change.of(ShopifyOrder.BODY, "/line_items/0" + field, value)).lines().getFirst();
  }

  private static OrderSnapshot seen(byte[] body) {
    return switch (news("orders/updated", body).getFirst()) {
      case ShopNews.OfOrder(_, OrderNews.Seen(var order)) -> order;
      case ShopNews other -> throw new AssertionError(other);
    };
  }

  private static List<ShopNews> news(String topic, byte[] body) {
    return new Payload("", topic, body).news();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
