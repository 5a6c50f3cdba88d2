package holdfast.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.delivery.Payload;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.shop.ShopNews;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goal: an order that is put into the shop's bin is deleted, and may be taken out again. */
class WooBinTest {
  private static final WooStore STORE = new WooStore(Payload.STORE, false, Map.of());
  private static final OrderKey ORDER = OrderKey.order(Payload.STORE, "16");

  @Test
  void aDeletedOrderLeavesItsIdOnly() {
    assertThat(news("order.deleted", "{\"id\": 16}"))
        .containsExactly(new ShopNews.OfOrder(ORDER, new OrderNews.Deleted()));
  }

  @Test
  void aRestoredOrderIsNoLongerDeletedAndSaysWhatItIs() {
    var body =
        """
        { "id": 16, "status": "processing", "date_modified_gmt": "2026-11-20T09:00:02",
          "line_items": [ { "id": 315, "product_id": 93, "quantity": 2 } ] }
        """;
    assertThat(news("order.restored", body))
        .startsWith(new ShopNews.OfOrder(ORDER, new OrderNews.Restored()))
        .endsWith(news("order.updated", body).toArray(ShopNews[]::new))
        .hasSize(3);
  }

  private static List<ShopNews> news(String topic, String body) {
    return WooNews.of(topic, body.getBytes(StandardCharsets.UTF_8), STORE);
  }
}
