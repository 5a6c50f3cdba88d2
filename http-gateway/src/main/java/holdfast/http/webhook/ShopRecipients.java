package holdfast.http.webhook;

import holdfast.catalog.ChannelId;
import holdfast.intake.Recipients;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.shop.ShopNews;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells orders; what else a shop says concerns nobody yet. */
public record ShopRecipients(Orders orders) implements Recipients {
  /** Where orders are told. */
  @FunctionalInterface
  public interface Orders {
    /** As {@link Recipients#tell(OrderKey, OrderNews)}. */
    CompletionStage<Optional<String>> tell(OrderKey key, OrderNews news);
  }

  @Override
  public CompletionStage<Optional<String>> tell(OrderKey order, OrderNews news) {
    return orders.tell(order, news);
  }

  @Override
  public CompletionStage<Optional<String>> tell(ChannelId store, ShopNews news) {
    return CompletableFuture.completedFuture(
        Optional.of(
            "What a shop shows (%s) has no effect yet."
                .formatted(news.getClass().getSimpleName())));
  }
}
