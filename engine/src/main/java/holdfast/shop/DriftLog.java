package holdfast.shop;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Recorded drifts. Calls block for one transaction and fail with the log's own unchecked exception
 * when the database can't be reached.
 */
public interface DriftLog {
  /**
   * Drifts, the newest first.
   *
   * @param before the last id of the page before
   * @param limit most rows to return
   */
  List<Drift> drifts(Filter filter, Optional<String> before, int limit);

  /** How many drifts a store has. */
  Counts counts(ChannelId store, Instant since);

  /**
   * Drifts of one store.
   *
   * @param open that nobody can explain
   * @param lately recorded since then, explained or not
   */
  record Counts(long open, long lately) {}

  /** Which drifts to list; an absent part lets all pass. */
  record Filter(Optional<ChannelId> store, Optional<SkuId> sku, Optional<Drift.State> state) {}
}
