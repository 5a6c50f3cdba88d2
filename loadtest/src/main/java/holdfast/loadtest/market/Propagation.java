package holdfast.loadtest.market;

import holdfast.loadtest.scenario.Latencies;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * How long it took until shops showed what the server was told. Each number that a shop shows
 * stands for all that it has caught up with, and counts for the oldest of it. For many threads.
 */
public final class Propagation {
  private static final int DIGITS = 3;

  private record Key(String store, String sku) {}

  private record Due(long number, long sinceNanos) {}

  private final List<String> stores;
  private final Map<Key, Deque<Due>> waiting = new HashMap<>();
  private final Map<String, Histogram> taken = new LinkedHashMap<>();

  public Propagation(List<String> stores) {
    this.stores = List.copyOf(stores);
    stores.forEach(store -> taken.put(store, new Histogram(DIGITS)));
  }

  /** All stores are to show this number of a SKU, or a higher one, from this moment on. */
  public synchronized void expect(String sku, long number, long nanos) {
    for (String store : stores) {
      waiting
          .computeIfAbsent(new Key(store, sku), _ -> new ArrayDeque<>())
          .addLast(new Due(number, nanos));
    }
  }

  /** A store shows this number of a SKU from this moment on. */
  public synchronized void shown(String store, String sku, long number, long nanos) {
    Deque<Due> due = waiting.get(new Key(store, sku));
    if (due == null || due.isEmpty() || due.getFirst().number() > number) {
      return;
    }
    Objects.requireNonNull(taken.get(store))
        .recordValue(Math.max(0, nanos - due.getFirst().sinceNanos()));
    while (!due.isEmpty() && due.getFirst().number() <= number) {
      due.removeFirst();
    }
  }

  /** What these stores took together. */
  public synchronized Latencies latencies(Collection<String> of) {
    return Latencies.of(sum(of));
  }

  /** How many numbers of these stores were measured. */
  public synchronized long count(Collection<String> of) {
    return sum(of).getTotalCount();
  }

  /** How many changes a store does not show yet. */
  public synchronized long missing(String store) {
    return waiting.entrySet().stream()
        .filter(entry -> entry.getKey().store().equals(store))
        .mapToLong(entry -> entry.getValue().size())
        .sum();
  }

  private Histogram sum(Collection<String> of) {
    var sum = new Histogram(DIGITS);
    of.forEach(store -> sum.add(Objects.requireNonNull(taken.get(store))));
    return sum;
  }
}
