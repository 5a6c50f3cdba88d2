package holdfast.http.webhook;

import holdfast.catalog.ChannelId;
import holdfast.intake.Recipients;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.order.OrderReply;
import holdfast.shop.ShopNews;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tells orders, and whoever looks after what shops show. */
public record ShopRecipients(Orders orders, Shops shops) implements Recipients {
  /** Where orders are told. */
  @FunctionalInterface
  public interface Orders {
    /** As {@link holdfast.order.Orders#tell}. */
    CompletionStage<OrderReply> tell(OrderKey key, OrderNews news);
  }

  /** Where everything else is told. */
  @FunctionalInterface
  public interface Shops {
    /** As {@link Recipients#tell(ChannelId, ShopNews)}. */
    CompletionStage<Optional<String>> tell(ChannelId store, ShopNews news);
  }

  /** A delivery is done when the order has it in its journal; else it is delivered again. */
  @Override
  public CompletionStage<Optional<String>> tell(OrderKey order, OrderNews news) {
    return orders
        .tell(order, news)
        .thenApply(
            reply -> {
              if (reply instanceof OrderReply.OutcomeUnknown) {
                throw new IllegalStateException("the order did not say whether it heard");
              }
              return Optional.empty();
            });
  }

  @Override
  public CompletionStage<Optional<String>> tell(ChannelId store, ShopNews news) {
    return shops.tell(store, news);
  }
}
