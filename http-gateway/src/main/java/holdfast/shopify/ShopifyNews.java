package holdfast.shopify;

import holdfast.catalog.ChannelId;
import holdfast.delivery.Reading;
import holdfast.shop.ShopNews;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a delivery of Shopify's webhooks says. */
public final class ShopifyNews {
  private static final int TOPIC_SHOWN_MAX = 100;

  private ShopifyNews() {}

  /**
   * Translates one delivery. Whatever the bytes, it answers: with news, or with what can't be read.
   *
   * @param topic as in {@code X-Shopify-Topic}
   * @param body as it came, or redacted by {@link ShopifyRedaction}, which says the same
   * @param store whose secret path it came in by
   * @param triggeredAt as in {@code X-Shopify-Triggered-At}: stands for the moment where a body
   *     names none
   */
  public static List<ShopNews> of(String topic, byte[] body, ChannelId store, Instant triggeredAt) {
    var orders = new ShopifyOrders(store, triggeredAt);
    var carts = new ShopifyCarts(store);
    return switch (topic.toLowerCase(Locale.ROOT)) {
      case "orders/create",
          "orders/updated",
          "orders/paid",
          "orders/cancelled",
          "orders/fulfilled",
          "orders/partially_fulfilled" ->
          Reading.news(body, orders::seen);
      case "orders/edited" -> Reading.news(body, orders::edited);
      case "orders/delete" -> Reading.news(body, orders::deleted);
      case "refunds/create" -> Reading.news(body, orders::refunded);
      case "fulfillments/create", "fulfillments/update" -> Reading.news(body, orders::shipped);
      case "returns/request", "returns/approve" -> Reading.news(body, orders::returnAnnounced);
      case "returns/decline",
          "returns/cancel",
          "returns/close",
          "returns/reopen",
          "returns/update",
          "returns/process" ->
          Reading.news(body, orders::returnChanged);
      case "carts/create", "carts/update" -> Reading.news(body, carts::cart);
      case "checkouts/create", "checkouts/update" -> Reading.news(body, carts::checkout);
      case "checkouts/delete" -> Reading.news(body, carts::checkoutGone);
      case "inventory_levels/update" -> Reading.news(body, ShopifyProducts::level);
      case "inventory_levels/connect" ->
          Reading.news(body, level -> ShopifyProducts.stocked(level, true, triggeredAt));
      case "inventory_levels/disconnect" ->
          Reading.news(body, level -> ShopifyProducts.stocked(level, false, triggeredAt));
      case "inventory_items/create", "inventory_items/update" ->
          Reading.news(body, ShopifyProducts::item);
      case "inventory_items/delete" ->
          Reading.news(body, item -> ShopifyProducts.itemGone(item, triggeredAt));
      case "products/create", "products/update" -> Reading.news(body, ShopifyProducts::product);
      case "products/delete" ->
          Reading.news(body, product -> ShopifyProducts.productGone(product, triggeredAt));
      case "variants/in_stock", "variants/out_of_stock" ->
          Reading.news(body, ShopifyProducts::variantAlone);
      case "app/uninstalled" ->
          Reading.news(body, _ -> List.of(new ShopNews.Uninstalled(triggeredAt)));
      default -> List.of(new ShopNews.Irrelevant(irrelevant(topic)));
    };
  }

  private static String irrelevant(String topic) {
    var shown = topic.length() <= TOPIC_SHOWN_MAX ? topic : topic.substring(0, TOPIC_SHOWN_MAX);
    return "topic %s says nothing of what is sold or shown".formatted(shown);
  }
}
