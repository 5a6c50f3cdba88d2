package holdfast.shop;

import java.time.Duration;

/**
 * How long to wait before a number that nobody explains is called a drift.
 *
 * @param settle from the moment it came; the order that explains it may be late
 * @param slack how far a shop's moments of an order and of the number it changed may lie apart
 */
public record Patience(Duration settle, Duration slack) {
  private static final int BUSY_TIMES = 10;
  private static final int LONGEST_TIMES = 20;

  /** From the first number that was not judged until one that keeps changing may be accepted. */
  Duration busy() {
    return settle.multipliedBy(BUSY_TIMES);
  }

  /** From the first number that was not judged until it is judged in any case. */
  Duration longest() {
    return settle.multipliedBy(LONGEST_TIMES);
  }
}
