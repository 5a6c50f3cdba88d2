package holdfast.delivery;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Repeats a check with many seeds, or with the one of {@code -Dseed=…} that failed before. */
final class Seeds {
  private Seeds() {}

  static void check(int count, Consumer<Random> check) {
    var one = Long.getLong("seed");
    var seeds = one == null ? LongStream.range(0, count) : LongStream.of(one);
    seeds.forEach(seed -> check(seed, check));
  }

  private static void check(long seed, Consumer<Random> check) {
    try {
      check.accept(new Random(seed));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed %d: %s%nReplay it with -Dseed=%d.".formatted(seed, e.getMessage(), seed), e);
    }
  }
}
