package holdfast.shop;

import holdfast.catalog.LevelKey;
import holdfast.catalog.SkuId;
import holdfast.order.OrderKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps what is known of shops' numbers, and of what their orders took from them, durably. Calls
 * block for one transaction, which is tried again when another one was faster, and fail with the
 * store's own unchecked exception when the database can't be reached. Rules are pure and may be
 * asked more than once.
 */
public interface LevelStore {
  /** What is known of these numbers; of others nothing. */
  Map<LevelKey, LevelState> states(Collection<LevelKey> keys);

  /** Changes what is known of a number, and records what was found out. */
  Optional<LevelFinding> change(Subject subject, Rule rule, Instant now);

  /** Changes what is known of an order and of the numbers that it changed, all or nothing. */
  List<LevelFinding> sold(OrderKey order, Function<Optional<OrderTaken>, Sold> rule, Instant now);

  /** Numbers that are due to be judged. */
  List<LevelKey> due(Instant now, int limit);

  /** Forgets a number that no listing shows any more. */
  void forget(LevelKey key);

  /**
   * Which number, and what stands behind it.
   *
   * @param listing the first of the listings that show it
   */
  record Subject(LevelKey key, String listing, Optional<SkuId> sku) {}

  /** Decides what follows for one number. */
  @FunctionalInterface
  interface Rule {
    /** What follows from what is known. */
    Update apply(LevelState state);
  }

  /**
   * What follows for one number.
   *
   * @param due when it is to be judged
   */
  record Update(LevelState state, Optional<LevelFinding> finding, Optional<Instant> due) {}

  /** What follows from news of an order. */
  record Sold(OrderTaken order, List<OfLevel> levels) {
    /** Keeps its own copy. */
    public Sold {
      levels = List.copyOf(levels);
    }
  }

  /** What follows for one of the numbers; a number may come more than once. */
  record OfLevel(Subject subject, Rule rule) {}
}
