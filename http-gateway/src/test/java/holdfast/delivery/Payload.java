package holdfast.delivery;

import holdfast.catalog.ChannelId;
import holdfast.shop.ShopNews;
import holdfast.shopify.ShopifyNews;
import holdfast.shopify.ShopifyRedaction;
import holdfast.woocommerce.WooNews;
import holdfast.woocommerce.WooRedaction;
import holdfast.woocommerce.WooRefunds;
import holdfast.woocommerce.WooStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A body of a platform, and how to read it.
 *
 * @param name of its file
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody writes into it.
public record Payload(String name, String topic, byte[] body) {
  /** The store of all payloads. */
  public static final ChannelId STORE = new ChannelId("a-shop");

  /** When all were triggered. */
  public static final Instant TRIGGERED = Instant.parse("2026-11-20T12:00:00Z");

  /** The same store on WooCommerce. */
  public static final WooStore WOO = new WooStore(STORE, true, Map.of());

  /** What stands for the topic of refunds that are read back. */
  static final String REFUNDS = "refunds";

  /** Another body under the same topic. */
  public Payload with(byte[] other) {
    return new Payload(name, topic, other);
  }

  /** What it says. */
  public List<ShopNews> news() {
    return topic.contains("/")
        ? ShopifyNews.of(topic, body, STORE, TRIGGERED)
        : WooNews.of(topic, body, WOO);
  }

  /** What it says, whether of news or of refunds. */
  public Object meaning() {
    return topic.equals(REFUNDS) ? WooRefunds.of(body) : news();
  }

  /** The rules for what may be stored of it. */
  public Redaction redaction() {
    return topic.contains("/") ? ShopifyRedaction.of(topic) : WooRedaction.RULES;
  }

  @Override
  public String toString() {
    return name;
  }
}
