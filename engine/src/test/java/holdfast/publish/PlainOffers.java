package holdfast.publish;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.SkuId;
import holdfast.catalog.WindowId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** SKUs that keep no record of their windows; all have the same units. */
final class PlainOffers implements Offers {
  final List<WindowId> asked = Collections.synchronizedList(new ArrayList<>());
  volatile long units = 5;

  @Override
  public CompletionStage<OfferAnswer> offer(SkuId sku, WindowId window) {
    asked.add(window);
    return CompletableFuture.completedFuture(
        new OfferAnswer.Offered(
            units, PublishingRule.ENTITLEMENT, Optional.empty(), false, 10 - units));
  }

  @Override
  public CompletionStage<Long> acknowledge(SkuId sku, WindowId window, long shown, long offer) {
    throw new AssertionError("the SKU keeps no record");
  }

  @Override
  public CompletionStage<Void> observe(SkuId sku, WindowId window, long shown, long offer) {
    throw new AssertionError("the SKU keeps no record");
  }

  @Override
  public CompletionStage<Void> withdraw(SkuId sku, WindowId window) {
    throw new AssertionError("the SKU keeps no record");
  }
}
