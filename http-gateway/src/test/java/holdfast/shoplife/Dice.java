package holdfast.shoplife;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** All that is random about a shop's life: the same seed throws the same. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
    // Neighbouring seeds throw alike at first.
    random.nextLong();
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  long upTo(long most) {
    return random.nextLong(most + 1);
  }

  <T> T one(Collection<T> items) {
    return List.copyOf(items).get(random.nextInt(items.size()));
  }

  /** Some of the items, at least one, in their order. */
  <T> List<T> some(List<T> items) {
    var kept = items.stream().filter(_ -> chance(50)).toList();
    return kept.isEmpty() ? List.of(one(items)) : kept;
  }

  <T> List<T> shuffled(Collection<T> items) {
    var mixed = new ArrayList<>(items);
    Collections.shuffle(mixed, random);
    return mixed;
  }
}
