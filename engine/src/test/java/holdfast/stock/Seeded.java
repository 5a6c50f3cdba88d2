package holdfast.stock;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs a check over a history that a seed made, and reports a failure so that it can be replayed.
 */
final class Seeded {
  private Seeded() {}

  /**
   * Runs {@code check}, and again with smaller histories when it fails.
   *
   * @param attemptsMax how often to run it for the sake of a smaller history
   */
  static void check(long seed, History history, Consumer<History> check, int attemptsMax) {
    if (fails(history, check)) {
      var attempts = new AtomicInteger();
      var smallest =
          history.shrunkWhile(
              smaller -> attempts.incrementAndGet() <= attemptsMax && fails(smaller, check));
      try {
        check.accept(smallest);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed %d: %s%nReplay it with -Dseed=%d. The smallest history that fails:%n%s"
                .formatted(seed, e.getMessage(), seed, smallest),
            e);
      }
    }
  }

  private static boolean fails(History history, Consumer<History> check) {
    try {
      check.accept(history);
      return false;
    } catch (AssertionError | RuntimeException e) {
      return true;
    }
  }
}
