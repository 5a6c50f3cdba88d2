package holdfast.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.StatusEffect;
import holdfast.delivery.Change;
import holdfast.delivery.Payload;
import holdfast.delivery.Payloads;
import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderNews;
import holdfast.order.OrderSnapshot;
import holdfast.order.OrderSnapshot.Stage;
import holdfast.shop.ShopNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: what an order of WooCommerce's means, by its status and its lines. */
class WooOrdersTest {
  private static final String ORDER =
      """
      { "id": 727, "parent_id": 0, "number": "727", "status": "processing",
        "date_created_gmt": "2026-11-20T09:00:00", "date_modified_gmt": "2026-11-20T09:00:02",
        "date_completed_gmt": null,
        "line_items": [
          { "id": 315, "product_id": 93, "variation_id": 0, "quantity": 2, "sku": "",
            "meta_data": [ { "id": 1, "key": "_color", "value": "red" } ] },
          { "id": 316, "product_id": 22, "variation_id": 23, "quantity": 1, "sku": "BAR-3",
            "meta_data": [] } ],
        "refunds": [ { "id": 726, "reason": "", "total": "-10.00" } ] }
      """;
  private static final String COMPLETED_BEFORE = "\"2026-11-20T09:00:01\"";
  private static final WooStore STORE =
      new WooStore(
          Payload.STORE,
          false,
          Map.of(
              "packed", StatusEffect.COMMIT,
              "wc-on-its-way", StatusEffect.SHIPPED,
              "quote", StatusEffect.HOLD,
              "lost", StatusEffect.RELEASE,
              "internal", StatusEffect.IGNORE,
              "on-hold", StatusEffect.HOLD));

  @Test
  void anOrderIsSeenWhole() {
    assertThat(news(bytes(ORDER)))
        .containsExactly(
            new ShopNews.OfOrder(
                OrderKey.order(Payload.STORE, "727"),
                new OrderNews.Seen(
                    new OrderSnapshot(
                        Instant.parse("2026-11-20T09:00:02Z"),
                        Stage.SOLD,
                        Optional.empty(),
                        false,
                        List.of(
                            new OrderLine(
                                "315",
                                Optional.of("93"),
                                Optional.empty(),
                                2,
                                Optional.empty(),
                                Optional.of(0)),
                            new OrderLine(
                                "316",
                                Optional.of("23"),
                                Optional.of("BAR-3"),
                                1,
                                Optional.empty(),
                                Optional.of(0))),
                        List.of(),
                        List.of(),
                        List.of("726")))));
  }

  @ParameterizedTest
  @CsvSource({
    "auto-draft, IGNORED",
    "checkout-draft, WANTED",
    "pending, WANTED",
    "on-hold, SOLD",
    "processing, SOLD",
    "wc-processing, SOLD",
    "completed, COMPLETED",
    "cancelled, CANCELLED",
    "refunded, CANCELLED",
    "failed, CANCELLED",
    "trash, CANCELLED"
  })
  void eachStatusOfThePlatformMeansSomething(String status, Stage expected) {
    assertThat(news(status(status), Payload.WOO))
        .singleElement()
        .extracting(WooOrdersTest::stage)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "packed, SOLD",
    "wc-packed, SOLD",
    "on-its-way, COMPLETED",
    "quote, WANTED",
    "lost, CANCELLED",
    "on-hold, WANTED",
    "checkout-draft, IGNORED"
  })
  void aStoreSaysWhatItsOwnStatusesMean(String status, Stage expected) {
    assertThat(news(status(status), STORE))
        .singleElement()
        .extracting(WooOrdersTest::stage)
        .isEqualTo(expected);
  }

  @Test
  void aStatusThatChangesNothingIsNoNews() {
    assertThat(news(status("internal"), STORE))
        .singleElement()
        .isInstanceOf(ShopNews.Irrelevant.class);
  }

  @Test
  void aStatusThatNobodyMappedIsHeldAndAPersonIsTold() {
    assertThat(news(status("shipped-by-dove"), STORE))
        .satisfiesExactly(
            order -> assertThat(stage(order)).isEqualTo(Stage.WANTED),
            look ->
                assertThat(look)
                    .isInstanceOfSatisfying(
                        ShopNews.Unreadable.class,
                        problem -> assertThat(problem.field()).isEqualTo("/status")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancelled", "refunded", "failed", "trash", "lost"})
  void whatWasCompletedOnceHasLeft(String status) {
    var body = Change.of(status(status), "/date_completed_gmt", COMPLETED_BEFORE);

    assertThat(news(body, STORE))
        .singleElement()
        .extracting(WooOrdersTest::stage)
        .isEqualTo(Stage.COMPLETED);
  }

  @Test
  void aPaymentThatFailsAfterTheUnitsWereTakenKeepsThemUntilAPersonLooks() {
    var note = "[{\"id\": 1, \"key\": \"_reduced_stock\", \"value\": \"2\"}]";
    var body = Change.of(status("failed"), "/line_items/0/meta_data", note);

    assertThat(news(body, STORE))
        .satisfiesExactly(
            order -> assertThat(stage(order)).isEqualTo(Stage.SOLD),
            look -> assertThat(look).isInstanceOf(ShopNews.Unreadable.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "2026-11-20T09:00:02"       | 2026-11-20T09:00:02Z
          "2026-11-20T09:00:02Z"      | 2026-11-20T09:00:02Z
          "2026-11-20T09:00:02+02:00" | 2026-11-20T07:00:02Z
          "2026-11-20T09:00:02+0200"  | 2026-11-20T07:00:02Z
          "2026-11-20 09:00:02"       | 2026-11-20T09:00:02Z
          null                        | 2026-11-20T09:00:00Z
          absent                      | 2026-11-20T09:00:00Z
          """)
  void aMomentWithoutAZoneIsInUtc(String modified, Instant expected) {
    assertThat(order(Change.of(ORDER, "/date_modified_gmt", modified)).changedAt())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /variation_id | 24     | 24   | 2
          /variation_id | "24"   | 24   | 2
          /variation_id | null   | 93   | 2
          /variation_id | absent | 93   | 2
          /product_id   | 0      | none | 2
          /quantity     | "3"    | 93   | 3
          /quantity     | "3.00" | 93   | 3
          /quantity     | 3.0    | 93   | 3
          /quantity     | 0      | 93   | 0
          /meta_data    | absent | 93   | 2
          """)
  void aLineSellsAVariationOrAProduct(String field, String value, String variant, int ordered) {
    var line = order(Change.of(ORDER, "/line_items/0" + field, value)).lines().getFirst();

    assertThat(line.variant().orElse("none")).isEqualTo(variant);
    assertThat(line.ordered()).isEqualTo(ordered);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /id                      | absent
          /status                  | absent
          /status                  | 7
          /date_modified_gmt       | "20.11.2026"
          /date_completed_gmt      | true
          /line_items              | absent
          /line_items/0/id         | absent
          /line_items/0/quantity   | 1.5
          /line_items/0/quantity   | "1.5"
          /line_items/0/quantity   | -1
          /line_items/0/quantity   | null
          /line_items/0/product_id | "TEE"
          /line_items/1/id         | 315
          /line_items/0/meta_data  | "none"
          /refunds                 | 726
          /refunds/0/id            | absent
          """)
  void whatIsMissingOrWrongIsPointedTo(String pointer, String value) {
    assertThat(news(Change.of(ORDER, pointer, value)))
        .singleElement()
        .isInstanceOfSatisfying(
            ShopNews.Unreadable.class,
            problem -> {
              assertThat(problem.field()).isEqualTo(pointer);
              assertThat(problem.why()).contains("must be");
            });
  }

  @Test
  void theRealOrdersAreSoldAndCompleted() {
    assertThat(stage(Payloads.named("woocommerce/order/docs-create.json").news().getFirst()))
        .isEqualTo(Stage.SOLD);
    assertThat(
            stage(Payloads.named("woocommerce/order/docs-update-completed.json").news().getFirst()))
        .isEqualTo(Stage.COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order.created", "ORDER.UPDATED"})
  void whyItWasSentMakesNoDifference(String topic) {
    assertThat(WooNews.of(topic, bytes(ORDER), STORE)).containsAll(news(bytes(ORDER)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"action.woocommerce_add_to_cart", "coupon.created", ""})
  void whatSaysNothingOfStockIsLeftAlone(String topic) {
    assertThat(WooNews.of(topic, bytes("webhook_id=12"), STORE))
        .singleElement()
        .isInstanceOf(ShopNews.Irrelevant.class);
  }

  private static byte[] status(String status) {
    return Change.of(ORDER, "/status", "\"" + status + "\"");
  }

  private static OrderSnapshot order(byte[] body) {
    return order(news(body).getFirst());
  }

  private static Stage stage(ShopNews news) {
    return order(news).stage();
  }

  private static OrderSnapshot order(ShopNews news) {
    return switch (news) {
      case ShopNews.OfOrder(_, OrderNews.Seen(var order)) -> order;
      case ShopNews other -> throw new AssertionError(other);
    };
  }

  private static List<ShopNews> news(byte[] body) {
    return news(body, STORE);
  }

  private static List<ShopNews> news(byte[] body, WooStore store) {
    return WooNews.of("order.updated", body, store).stream()
        .filter(news -> !(news instanceof ShopNews.NumbersLowered))
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
