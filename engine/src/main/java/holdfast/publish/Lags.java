package holdfast.publish;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long a store's last numbers took from the change of stock until the store acknowledged them.
 * Bounded. Thread-safe: meters ask when they are read.
 */
final class Lags {
  /** Numbers that are looked back on. */
  static final int LAST = 1_000;

  private static final int P50 = 50;
  private static final int P99 = 99;
  private static final int PERCENT = 100;

  private final long[] millis = new long[LAST];
  private int count;
  private int next;
  private Optional<StoreStatus.Lag> known = Optional.empty();

  synchronized void add(Duration lag) {
    millis[next] = lag.toMillis();
    next = (next + 1) % LAST;
    count = Math.min(count + 1, LAST);
    known = Optional.empty();
  }

  /** In sum; nothing as long as there was no number. */
  synchronized Optional<StoreStatus.Lag> sum() {
    if (known.isEmpty() && count > 0) {
      var sorted = Arrays.stream(millis).limit(count).sorted().toArray();
      known =
          Optional.of(
              new StoreStatus.Lag(
                  count, sorted[rank(P50, count)], sorted[rank(P99, count)], sorted[count - 1]));
    }
    return known;
  }

  /** The lowest place that at least so many percent do not exceed. */
  private static int rank(int percent, int count) {
    return Math.ceilDiv(percent * count, PERCENT) - 1;
  }
}
