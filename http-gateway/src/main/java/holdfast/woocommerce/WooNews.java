package holdfast.woocommerce;

import holdfast.delivery.Reading;
import holdfast.shop.ShopNews;
import java.util.List;
import java.util.Locale;

/** What a delivery of WooCommerce's webhooks says. */
public final class WooNews {
  private static final int TOPIC_SHOWN_MAX = 100;

  private WooNews() {}

  /**
   * Translates one delivery. Whatever the bytes, it answers: with news, or with what can't be read.
   * An order may come with both: when its status is not known, it is held, and {@link
   * ShopNews.Unreadable} says that a person should look.
   *
   * @param topic as in {@code X-WC-Webhook-Topic}
   * @param body as it came, or redacted by {@link WooRedaction}, which says the same
   * @param store whose secret path it came in by
   */
  public static List<ShopNews> of(String topic, byte[] body, WooStore store) {
    var orders = new WooOrders(store);
    return switch (topic.toLowerCase(Locale.ROOT)) {
      case "order.created", "order.updated", "order.restored" -> Reading.news(body, orders::seen);
      case "order.deleted" -> Reading.news(body, orders::deleted);
      case "product.created", "product.updated", "product.restored", "product.published" ->
          Reading.news(body, WooProducts::seen);
      case "product.deleted" -> Reading.news(body, WooProducts::gone);
      default -> List.of(new ShopNews.Irrelevant(irrelevant(topic)));
    };
  }

  private static String irrelevant(String topic) {
    var shown = topic.length() <= TOPIC_SHOWN_MAX ? topic : topic.substring(0, TOPIC_SHOWN_MAX);
    return "topic %s says nothing of what is sold or shown".formatted(shown);
  }
}
