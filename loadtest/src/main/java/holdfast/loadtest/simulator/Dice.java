package holdfast.loadtest.simulator;

import java.time.Duration;
import java.util.SplittableRandom;

/** The chance in a simulation: from a seed, for many threads. */
public final class Dice {
  private final SplittableRandom random;

  public Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** True with this probability, 0 to 1. */
  public synchronized boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** 0 to {@code bound - 1}. */
  public synchronized int below(int bound) {
    return random.nextInt(bound);
  }

  /** Any 64 bits. */
  public synchronized long bits() {
    return random.nextLong();
  }

  /** A length of time from zero to {@code max}. */
  public synchronized Duration upTo(Duration max) {
    return max.isPositive() ? Duration.ofNanos(random.nextLong(max.toNanos() + 1)) : Duration.ZERO;
  }

  /** Times between happenings that have nothing to do with each other, so many a second. */
  public synchronized Duration untilNext(double perSecond) {
    return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9));
  }
}
