package holdfast.shopify.admin;

import holdfast.catalog.Store;
import holdfast.catalog.StoreSecrets;
import holdfast.outbound.Outbound;
import holdfast.publish.SyncLog;
import holdfast.sweep.OrdersAnswer;
import holdfast.sweep.ShopSource;
import holdfast.sweep.WebhooksAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asks Shopify shops for orders, and looks after what they deliver by themselves. */
public final class ShopifySource implements ShopSource {
  private final AdminApi api;

  /** Calls shops by {@code outbound} and writes every exchange down. */
  public ShopifySource(Outbound outbound, StoreSecrets secrets, SyncLog log, Clock clock) {
    this.api = new AdminApi(outbound, secrets, log, clock);
  }

  @Override
  public CompletionStage<OrdersAnswer> orders(Store store, Instant since, Optional<String> cursor) {
    return new OrderPages(api, store, since).page(cursor);
  }

  @Override
  public CompletionStage<WebhooksAnswer> webhooks(Store store, String address) {
    return new Subscriptions(api, store, address).look();
  }
}
