package holdfast.intake;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What shops delivered, the newest first. Reads block for one query and fail with the log's own
 * unchecked exception when the database can't be reached.
 */
public interface DeliveryLog {
  /**
   * Deliveries, the newest first.
   *
   * @param before the last id of the page before
   * @param limit most rows to return
   */
  List<Delivered> deliveries(Filter filter, Optional<String> before, int limit);

  /** One delivery with its body. */
  Optional<WithBody> delivery(String id);

  /** How much waits; looked up every few seconds. */
  Figures figures();

  /**
   * Which deliveries to list; an absent part lets all pass.
   *
   * @param order the shop's number of an order or cart
   * @param since when it came, at the earliest
   */
  record Filter(
      Optional<ChannelId> store,
      Optional<String> order,
      Optional<SkuId> sku,
      Optional<String> topic,
      Optional<DeliveryState> state,
      Optional<Instant> since) {
    /** The same for another store, or for all. */
    public Filter of(Optional<ChannelId> other) {
      return new Filter(other, order, sku, topic, state, since);
    }
  }

  /** A delivery and what is kept of its body. */
  record WithBody(Delivered delivered, StoredBody body) {}

  /**
   * How much waits.
   *
   * @param waiting deliveries that are still to be worked on
   * @param oldest when the oldest of them came
   * @param reviews entries that a person must look at
   */
  record Figures(long waiting, Optional<Instant> oldest, long reviews) {}
}
