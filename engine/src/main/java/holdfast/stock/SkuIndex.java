package holdfast.stock;

import holdfast.catalog.SkuId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Knows outside of SKUs which of them there are. Reads block for one query and fail with the
 * store's own unchecked exception when the database can't be reached.
 */
public interface SkuIndex {
  /**
   * Ids in their order.
   *
   * @param after the last id of the page before
   * @param limit most ids to return
   */
  List<SkuId> ids(StockViews.SkuFilter filter, Optional<SkuId> after, int limit);

  /** How many there are. */
  long count(StockViews.SkuFilter filter);

  /** Completes when everything that SKUs on this node committed before this call is known here. */
  CompletionStage<Void> caughtUp();
}
