package holdfast.publish;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * How long a store's last numbers took from the change of stock until the store acknowledged them.
 * Bounded. Belongs to one store and its thread.
 */
final class Lags {
  /** Numbers that are looked back on. */
  static final int LAST = 1_000;

  private static final int P50 = 50;
  private static final int P99 = 99;
  private static final int PERCENT = 100;

  private final ArrayDeque<Long> millis = new ArrayDeque<>();

  void add(Duration lag) {
    if (millis.size() == LAST) {
      millis.removeFirst();
    }
    millis.addLast(lag.toMillis());
  }

  /** In sum; nothing as long as there was no number. */
  Optional<StoreStatus.Lag> sum() {
    if (millis.isEmpty()) {
      return Optional.empty();
    }
    var sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
    return Optional.of(
        new StoreStatus.Lag(
            sorted.length,
            sorted[rank(P50, sorted.length)],
            sorted[rank(P99, sorted.length)],
            sorted[sorted.length - 1]));
  }

  /** The lowest place that at least so many percent do not exceed. */
  private static int rank(int percent, int count) {
    return Math.ceilDiv(percent * count, PERCENT) - 1;
  }
}
