package holdfast.intake;

import holdfast.catalog.ChannelId;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.shop.ShopNews;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Whom shops' news concerns. What was told once more has no second effect. */
public interface Recipients {
  /**
   * Tells an order; completes when it has journaled what it heard, and fails when it has not.
   *
   * @return why nothing followed; none if something did
   */
  CompletionStage<Optional<String>> tell(OrderKey order, OrderNews news);

  /**
   * Tells whoever looks after what shops show.
   *
   * @return why nothing followed; none if something did
   */
  CompletionStage<Optional<String>> tell(ChannelId store, ShopNews news);
}
