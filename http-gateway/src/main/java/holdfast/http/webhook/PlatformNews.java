package holdfast.http.webhook;

import holdfast.catalog.Store;
import holdfast.intake.Delivered;
import holdfast.intake.NewsReader;
import holdfast.intake.StoredBody;
import holdfast.shop.ShopNews;
import holdfast.shopify.ShopifyNews;
import holdfast.woocommerce.WooNews;
import holdfast.woocommerce.WooStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Understands deliveries by the platform that they came from. */
public final class PlatformNews implements NewsReader {
  @Override
  public List<ShopNews> read(Store store, Delivered delivery, StoredBody body) {
    return switch (delivery.platform()) {
      case SHOPIFY ->
          ShopifyNews.of(
              delivery.topic(),
              bytes(body),
              store.id(),
              delivery.triggeredAt().orElse(delivery.receivedAt()));
      case WOOCOMMERCE -> WooNews.of(delivery.topic(), bytes(body), WooStore.of(store));
      case GENERIC ->
          List.of(new ShopNews.Unreadable("", "stores of this kind have no webhooks yet"));
    };
  }

  private static byte[] bytes(StoredBody body) {
    return switch (body.form()) {
      case JSON -> body.text().getBytes(StandardCharsets.UTF_8);
      case BASE64 -> Base64.getDecoder().decode(body.text());
    };
  }
}
