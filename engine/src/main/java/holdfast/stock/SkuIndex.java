package holdfast.stock;

import holdfast.catalog.SkuId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /** How far some SKUs are, as far as is known; those that nobody has defined are left out. */
  Map<SkuId, Mark> marks(Collection<SkuId> skus);

  /**
   * How far a SKU is.
   *
   * @param available units that may still be granted
   */
  record Mark(long version, long available) {}

  /** Completes when everything that SKUs on this node committed before this call is known here. */
  CompletionStage<Void> caughtUp();
}
