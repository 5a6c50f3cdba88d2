package holdfast.http.webhook;

import holdfast.catalog.ChannelId;
import holdfast.intake.Recipients;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.shop.ShopNews;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tells orders, and whoever looks after what shops show. */
public record ShopRecipients(Orders orders, Shops shops) implements Recipients {
  /** Where orders are told. */
  @FunctionalInterface
  public interface Orders {
    /** As {@link Recipients#tell(OrderKey, OrderNews)}. */
    CompletionStage<Optional<String>> tell(OrderKey key, OrderNews news);
  }

  /** Where everything else is told. */
  @FunctionalInterface
  public interface Shops {
    /** As {@link Recipients#tell(ChannelId, ShopNews)}. */
    CompletionStage<Optional<String>> tell(ChannelId store, ShopNews news);
  }

  @Override
  public CompletionStage<Optional<String>> tell(OrderKey order, OrderNews news) {
    return orders.tell(order, news);
  }

  @Override
  public CompletionStage<Optional<String>> tell(ChannelId store, ShopNews news) {
    return shops.tell(store, news);
  }
}
