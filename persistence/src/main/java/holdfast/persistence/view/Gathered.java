package holdfast.persistence.view;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What many have reported, the newest of each, until it is written in one go. Bounded: what does
 * not fit is read from the journal once more. Thread-safe.
 */
final class Gathered<K, P> {
  private static final int MAX = 100_000;

  private Map<K, Numbered<P>> newest = new HashMap<>();

  /** What was reported at {@code sequence} of a journal. */
  record Numbered<P>(long sequence, P place) {
    private static <P> Numbered<P> newer(Numbered<P> one, Numbered<P> other) {
      return one.sequence() > other.sequence() ? one : other;
    }
  }

  void put(K key, long sequence, P place) {
    put(key, new Numbered<>(sequence, place));
  }

  private synchronized void put(K key, Numbered<P> place) {
    if (newest.size() < MAX) {
      newest.merge(key, place, Numbered::newer);
    }
  }

  synchronized int size() {
    return newest.size();
  }

  /** Hands all of it to {@code write}; when that fails, it is kept for the next time. */
  void write(Consumer<Map<K, Numbered<P>>> write) {
    var taken = take();
    if (taken.isEmpty()) {
      return;
    }
    try {
      write.accept(taken);
    } catch (RuntimeException e) {
      taken.forEach(this::put);
      throw e;
    }
  }

  private synchronized Map<K, Numbered<P>> take() {
    var taken = newest;
    newest = new HashMap<>();
    return taken;
  }
}
