package holdfast.loadtest.simulator;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The ids of one shop: 64 bits, never twice, the same in each run. Each seventh is above 2^53,
 * where a number of JavaScript or a double loses its last digits.
 */
public final class Ids {
  private static final long BEYOND_DOUBLES = (1L << 53) + 1;

  private final AtomicLong next;

  /** Ids from {@code first} on, which is far below 2^53. */
  public Ids(long first) {
    next = new AtomicLong(first);
  }

  /** An id that nothing else in the shop has. */
  public long next() {
    long id = next.getAndIncrement();
    return id % 7 == 0 ? BEYOND_DOUBLES + id : id;
  }
}
