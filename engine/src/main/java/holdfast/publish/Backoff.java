package holdfast.publish;

import java.time.Duration;

/**
 * How long to wait after failures: twice as long after each, with a part that is left to chance, so
 * that those who failed together do not try again together.
 */
public record Backoff(Duration first, Duration longest) {
  private static final int DOUBLINGS_MAX = 20;

  /**
   * The pause after so many failures in a row.
   *
   * @param failures at least 1
   * @param jitter from 0 to 1
   */
  Duration after(int failures, double jitter) {
    var doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
    var pause = doubled.compareTo(longest) < 0 ? doubled : longest;
    return pause.dividedBy(2).plusMillis((long) (pause.toMillis() / 2.0 * jitter));
  }
}
