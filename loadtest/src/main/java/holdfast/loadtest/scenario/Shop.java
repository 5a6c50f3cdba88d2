package holdfast.loadtest.scenario;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The SKUs of a crash test: one that everybody wants, some that share the rest, and one of which
 * there is never enough.
 *
 * @param name of the location and of the channel; the SKUs are named after it
 */
record Shop(String name) {
  private static final int WARM_SKUS = 20;

  List<String> skus() {
    return Stream.concat(plentiful().stream(), Stream.of(scarce())).toList();
  }

  /** The SKUs that hardly run out. */
  List<String> plentiful() {
    return Stream.concat(
            Stream.of(name + "-hot"),
            IntStream.rangeClosed(1, WARM_SKUS).mapToObj(i -> name + "-warm-" + i))
        .toList();
  }

  String scarce() {
    return name + "-scarce";
  }

  /** What the next customer wants. */
  String pick(RandomGenerator random) {
    int tenth = random.nextInt(10);
    if (tenth < 4) {
      return name + "-hot";
    }
    return tenth == 4 ? scarce() : name + "-warm-" + random.nextInt(1, WARM_SKUS + 1);
  }
}
