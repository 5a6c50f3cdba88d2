package holdfast.allocation;

import java.time.Duration;

/**
 * The safety buffer that measurements suggest for a SKU. While a store's number is out of date it
 * goes on selling: velocity × the worst delay observed are the units sold unseen, and their part of
 * the stock is the buffer needed. A velocity table is the least, because a measured delay is only
 * the worst so far:
 *
 * <pre>
 *                               slow   medium   fast   very fast
 *   delay at most 1 minute       2 %     5 %     5 %     10 %
 *   delay at most 15 minutes     5 %    10 %    15 %     20 %
 *   slower                      10 %    20 %    30 %     40 %
 * </pre>
 *
 * Slow is less than 1 unit a day, medium less than 10, fast less than 100.
 *
 * @param soldUnseen units that may be sold while numbers are out of date
 * @param percent the recommended buffer, from 2 to 100
 */
public record BufferAdvice(double soldUnseen, int percent) {
  private static final Duration REAL_TIME_MAX = Duration.ofMinutes(1);
  private static final Duration POLLED_MAX = Duration.ofMinutes(15);
  private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  /**
   * What to recommend.
   *
   * @param unitsPerDay how fast the SKU sells over all shops
   * @param worstDelay the longest time observed until a shop showed a new number
   * @param stock units available now
   */
  public static BufferAdvice of(double unitsPerDay, Duration worstDelay, long stock) {
    var soldUnseen = unitsPerDay * worstDelay.toMillis() / MILLIS_PER_DAY;
    var measured = stock == 0 ? 0 : (int) Math.min(100, Math.ceil(100 * soldUnseen / stock));
    return new BufferAdvice(soldUnseen, Math.max(measured, least(unitsPerDay, worstDelay)));
  }

  private static int least(double unitsPerDay, Duration worstDelay) {
    if (worstDelay.compareTo(REAL_TIME_MAX) <= 0) {
      return bySpeed(unitsPerDay, 2, 5, 5, 10);
    }
    return worstDelay.compareTo(POLLED_MAX) <= 0
        ? bySpeed(unitsPerDay, 5, 10, 15, 20)
        : bySpeed(unitsPerDay, 10, 20, 30, 40);
  }

  private static int bySpeed(double unitsPerDay, int slow, int medium, int fast, int veryFast) {
    if (unitsPerDay < 1) {
      return slow;
    }
    if (unitsPerDay < 10) {
      return medium;
    }
    return unitsPerDay < 100 ? fast : veryFast;
  }
}
