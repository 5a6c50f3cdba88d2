package holdfast.stock;

import holdfast.allocation.PolicyLevel;
import holdfast.allocation.Rollout;
import holdfast.allocation.RolloutStore;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Rollouts and SKUs in memory, which fail when a test wants them to. Thread-safe. */
final class RolloutBench implements RolloutStore, SkuIndex {
  private final TreeMap<Long, Rollout> rollouts = new TreeMap<>();
  private final TreeMap<SkuId, String> categories = new TreeMap<>();
  private final List<SkuId> asked = new ArrayList<>();
  private boolean isAway;

  synchronized void sku(String id, String category) {
    categories.put(new SkuId(id), category);
  }

  synchronized void changed(long id, PolicyLevel level) {
    rollouts.put(id, Rollout.of(id, level, Instant.EPOCH));
  }

  synchronized void goAway(boolean away) {
    isAway = away;
  }

  synchronized Rollout rollout(long id) {
    return Objects.requireNonNull(rollouts.get(id));
  }

  boolean isFinished(long id) {
    return rollout(id).state() == Rollout.State.FINISHED;
  }

  synchronized void asked(SkuId sku) {
    asked.add(sku);
  }

  /** In the order in which they were asked. */
  synchronized List<SkuId> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized List<Rollout> running() {
    requireThere();
    return rollouts.values().stream()
        .filter(rollout -> rollout.state() == Rollout.State.RUNNING)
        .sorted(Comparator.comparingLong(Rollout::done).thenComparingLong(Rollout::id))
        .toList();
  }

  @Override
  public synchronized void save(Rollout rollout) {
    requireThere();
    rollouts.put(rollout.id(), rollout);
  }

  @Override
  public synchronized List<Rollout> newest(int most) {
    return rollouts.descendingMap().values().stream().limit(most).toList();
  }

  @Override
  public synchronized List<SkuId> ids(
      StockViews.SkuFilter filter, Optional<SkuId> after, int limit) {
    requireThere();
    var rest = after.<NavigableMap<SkuId, String>>map(last -> categories.tailMap(last, false));
    return in(filter, rest.orElse(categories)).limit(limit).toList();
  }

  @Override
  public Map<SkuId, Mark> marks(Collection<SkuId> skus) {
    throw new UnsupportedOperationException("a rollout does not ask how far SKUs are");
  }

  @Override
  public synchronized long count(StockViews.SkuFilter filter) {
    return in(filter, categories).count();
  }

  private static Stream<SkuId> in(
      StockViews.SkuFilter filter, NavigableMap<SkuId, String> categories) {
    return categories.entrySet().stream()
        .filter(entry -> filter.category().map(entry.getValue()::equals).orElse(true))
        .map(Map.Entry::getKey);
  }

  @Override
  public CompletionStage<Void> caughtUp() {
    return CompletableFuture.completedFuture(null);
  }

  private void requireThere() {
    if (isAway) {
      throw new IllegalStateException("the database is away");
    }
  }
}
