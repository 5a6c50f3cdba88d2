package holdfast.order;

import holdfast.catalog.ChannelId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists of orders, as they last reported. Reads block for one query and fail with the store's own
 * unchecked exception when the database can't be reached.
 */
public interface OrderViews {
  /**
   * Orders, not carts, in an order that does not change.
   *
   * @param after the last one of the page before
   * @param limit most rows to return
   */
  List<OrderReport> orders(Filter filter, Optional<OrderKey> after, int limit);

  /**
   * As of when a store's orders are known, by the shop's clock; those that are not are missing.
   *
   * @param numbers the shop's
   */
  Map<String, Instant> changedAt(ChannelId store, Collection<String> numbers);

  /**
   * Which orders to list.
   *
   * @param store all, if it is not said
   * @param states all, if it is empty
   */
  record Filter(Optional<ChannelId> store, Set<OrderReport.State> states) {
    /** Keeps its own copy. */
    public Filter {
      states = Set.copyOf(states);
    }
  }
}
