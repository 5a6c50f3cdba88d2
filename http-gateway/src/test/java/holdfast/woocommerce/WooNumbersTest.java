package holdfast.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Payload;
import holdfast.order.OrderKey;
import holdfast.shop.ShopNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: by how much an order lowered WooCommerce's own numbers stands in notes on its lines. */
class WooNumbersTest {
  @Test
  void eachLineSaysHowFarItsNumberIsLowered() {
    assertThat(lowered("processing", "\"2026-11-20T09:00:00\""))
        .isEqualTo(
            new ShopNews.NumbersLowered(
                OrderKey.order(Payload.STORE, "727"),
                Instant.parse("2026-11-20T09:00:00Z"),
                Instant.parse("2026-11-20T09:00:02Z"),
                List.of(new ShopNews.Units("93", 2), new ShopNews.Units("23", 0))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "cancelled", "refunded", "failed", "shipped-by-dove"})
  void theNotesCountWhateverTheStatus(String status) {
    assertThat(lowered(status, "null").units()).contains(new ShopNews.Units("93", 2));
  }

  @Test
  void anOrderThatIsNotPaidTookThemWhenItWasMade() {
    assertThat(lowered("on-hold", "null").takenAt()).isEqualTo("2026-11-20T08:00:00Z");
  }

  private static ShopNews.NumbersLowered lowered(String status, String paid) {
    var body =
        """
        {"id":727,"status":"%s","date_created_gmt":"2026-11-20T08:00:00",
         "date_paid_gmt":%s,"date_modified_gmt":"2026-11-20T09:00:02",
         "line_items":[
           {"id":1,"product_id":93,"variation_id":0,"quantity":3,"sku":"",
            "meta_data":[{"id":1,"key":"_reduced_stock","value":"2"}]},
           {"id":2,"product_id":22,"variation_id":23,"quantity":1,"sku":"","meta_data":[]}],
         "refunds":[]}
        """
            .formatted(status, paid);
    return new Payload("", "order.updated", body.getBytes(StandardCharsets.UTF_8))
        .news().stream()
            .filter(ShopNews.NumbersLowered.class::isInstance)
            .map(ShopNews.NumbersLowered.class::cast)
            .findFirst()
            .orElseThrow();
  }
}
