package holdfast.publish;

import holdfast.catalog.SkuId;
import holdfast.catalog.WindowId;
import java.util.concurrent.CompletionStage;

/** Asks SKUs what their windows may show, and tells them what they show. Thread-safe. */
public interface Offers {
  /** What may the window show now; never fails. */
  CompletionStage<OfferAnswer> offer(SkuId sku, WindowId window);

  /**
   * Tells a guarded SKU that the window shows what was offered.
   *
   * @param offer the version of the offer
   * @return the SKU's version for which that is the right number: the one afterwards, or that of
   *     the offer if more has happened meanwhile; fails when the SKU could not take note of it
   */
  CompletionStage<Long> acknowledge(SkuId sku, WindowId window, long units, long offer);

  /**
   * Tells a guarded SKU what a window was seen to show, without its being known why.
   *
   * @param offer the version of the last offer, none of which is in flight any more
   */
  CompletionStage<Void> observe(SkuId sku, WindowId window, long units, long offer);

  /** Tells a SKU to forget what a window shows whose listing is gone. */
  CompletionStage<Void> withdraw(SkuId sku, WindowId window);
}
