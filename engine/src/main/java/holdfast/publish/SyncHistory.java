package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the {@link SyncLog} has kept; an exchange is there a moment after it ended. Calls block for
 * a few transactions and fail with the log's own unchecked exception when the database can't be
 * reached.
 */
public interface SyncHistory {
  /**
   * Exchanges, the newest first. With a listing or SKU in the filter each has the lines about that;
   * else its first ten.
   *
   * @param before the last id of the page before
   * @param limit most rows to return
   */
  List<LoggedExchange> exchanges(Filter filter, Optional<String> before, int limit);

  /** One exchange, unless there never was one, or it is gone. */
  Optional<LoggedExchange.Whole> exchange(String id);

  /** How the exchanges with a store went that ended at that moment or later. */
  SyncFigures figures(ChannelId store, Instant since);

  /**
   * Which exchanges to list; an absent part lets all pass.
   *
   * @param outcome of the line when there is a listing or SKU, else of the exchange
   * @param from the exchange ended then or later
   * @param to the exchange ended before
   */
  record Filter(
      Optional<ChannelId> store,
      Optional<String> listing,
      Optional<SkuId> sku,
      Optional<Exchange.Kind> kind,
      Optional<String> outcome,
      Optional<Instant> from,
      Optional<Instant> to) {
    /** The same of this store, or of all. */
    public Filter of(Optional<ChannelId> other) {
      return new Filter(other, listing, sku, kind, outcome, from, to);
    }

    /** Whether it is about single numbers. */
    public boolean isAboutLines() {
      return listing.isPresent() || sku.isPresent();
    }
  }
}
