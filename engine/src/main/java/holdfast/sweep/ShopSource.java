package holdfast.sweep;

import holdfast.catalog.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A platform's API, as far as a shop is asked for what it should have said by itself: the port to
 * it. No call fails or blocks: what goes wrong is an answer. Thread-safe.
 */
public interface ShopSource {
  /**
   * Orders that have changed, a page of them.
   *
   * @param since by the shop's clock; those of that moment are among them
   * @param cursor where the page before ended
   */
  CompletionStage<OrdersAnswer> orders(Store store, Instant since, Optional<String> cursor);

  /**
   * Looks whether the shop delivers to {@code address} what Holdfast has to hear, and mends what it
   * can.
   */
  CompletionStage<WebhooksAnswer> webhooks(Store store, String address);
}
