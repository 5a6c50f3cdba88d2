package holdfast.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Change;
import holdfast.delivery.Payload;
import holdfast.order.OrderKey;
import holdfast.shop.ShopNews;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: by how much an order lowered Shopify's own numbers is read from its lines and refunds. */
class ShopifyNumbersTest {
  @Test
  void whatTheShopHasNotRestockedIsTaken() {
    assertThat(lowered(body("cancel")))
        .isEqualTo(
            new ShopNews.NumbersLowered(
                OrderKey.order(Payload.STORE, "5123456789012"),
                Instant.parse("2026-11-20T08:59:00Z"),
                Instant.parse("2026-11-20T09:00:03Z"),
                List.of(new ShopNews.Units("44000000000001", 2))));
  }

  @ParameterizedTest
  @CsvSource({"cancel, 2", "return, 2", "legacy_restock, 2", "no_restock, 3"})
  void onlyWhatIsRestockedIsPutBack(String restock, int taken) {
    assertThat(lowered(body(restock)).units())
        .containsExactly(new ShopNews.Units("44000000000001", taken));
  }

  @Test
  void withoutAMomentOfItsOwnTheOrderTookThemWhenItWasChanged() {
    var news = lowered(Change.of(body("cancel"), "/created_at", "null"));

    assertThat(news.takenAt()).isEqualTo(news.changedAt());
  }

  @Test
  void aLineWithoutAVariantTookNothing() {
    var body = Change.of(body("cancel"), "/line_items/0/variant_id", "null");

    assertThat(lowered(body).units()).isEmpty();
  }

  private static byte[] body(String restock) {
    return Change.of(
        Change.of(
            Change.of(ShopifyOrder.BODY, "/created_at", "\"2026-11-20T09:59:00+01:00\""),
            "/refunds/0/refund_line_items/0/quantity",
            "1"),
        "/refunds/0/refund_line_items/0/restock_type",
        "\"" + restock + "\"");
  }

  private static ShopNews.NumbersLowered lowered(byte[] body) {
    return (ShopNews.NumbersLowered) new Payload("", "orders/updated", body).news().getLast();
  }
}
