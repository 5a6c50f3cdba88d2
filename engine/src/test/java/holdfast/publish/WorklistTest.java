package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.publish.Worklist.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Goal: what is urgent goes first, and nobody waits for good. */
class WorklistTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final Worklist list = new Worklist();

  private static Entry raise(String listing, long available, Instant since) {
    return new Entry(listing, available, false, false, since);
  }

  private static Entry lowering(String listing, long available, Instant since) {
    return new Entry(listing, available, true, false, since);
  }

  private List<String> take(int most, Instant now) {
    return list.take(_ -> true, most, most, now).stream().map(Entry::listing).toList();
  }

  @Test
  void whatIsToBeLoweredAndWhatIsScarceGoesFirst() {
    list.add(raise("many", 900, START));
    list.add(raise("few", 2, START.plusSeconds(1)));
    list.add(lowering("less", 40, START.plusSeconds(2)));
    list.add(lowering("least", 1, START.plusSeconds(3)));

    assertThat(take(4, START.plusSeconds(4))).containsExactly("least", "less", "few", "many");
  }

  /** Each second two numbers are to be lowered, and one call of one number can be made. */
  @Test
  void aRaiseIsNotOvertakenForGood() {
    list.add(raise("many", 900, START));
    var now = START;
    for (int second = 0; second < 600; second++) {
      now = START.plusSeconds(second);
      list.add(lowering("a" + second, 1, now));
      list.add(lowering("b" + second, 1, now));
      if (take(1, now).contains("many")) {
        break;
      }
    }
    assertThat(Duration.between(START, now))
        .isBetween(Worklist.PATIENCE, Worklist.PATIENCE.plusSeconds(Worklist.TURNS));
  }

  @Test
  void mostTurnsGoToWhatIsUrgentHoweverMuchIsOld() {
    var later = START.plus(Worklist.PATIENCE);
    IntStream.range(0, 100).forEach(i -> list.add(raise("old" + i, 900, START)));
    IntStream.range(0, 100).forEach(i -> list.add(lowering("new" + i, 1, later)));

    var taken = IntStream.range(0, 40).mapToObj(_ -> take(1, later).getFirst()).toList();
    assertThat(taken).filteredOn(listing -> listing.startsWith("old")).hasSize(10);
  }

  /** Else those that fail again and again would have all turns of those who wait long. */
  @Test
  void whoFailsGoesToTheEndOfTheLine() {
    var later = START.plus(Worklist.PATIENCE);
    var failed = raise("failed", 900, START);
    list.add(failed);
    list.add(raise("patient", 900, START.plusSeconds(1)));
    list.postpone(failed, later, true);
    list.awake(later);
    for (int i = 1; i < Worklist.TURNS; i++) {
      list.add(lowering("new" + i, 1, later));
      take(1, later);
    }
    list.add(lowering("newest", 1, later.plusSeconds(1)));
    assertThat(take(1, later.plusSeconds(1))).containsExactly("patient");
  }

  @Test
  void theOldestIsKnownWhetherItIsReadyOrNot() {
    assertThat(list.oldest()).isEmpty();
    list.add(raise("b", 1, START.plusSeconds(1)));
    list.postpone(raise("a", 1, START), START.plusSeconds(60), true);
    assertThat(list.oldest()).contains(START);
    list.drop("a");
    assertThat(list.oldest()).contains(START.plusSeconds(1));
    take(1, START);
    assertThat(list.oldest()).isEmpty();
  }

  /** By dice, with more work than can be done: whoever waits is taken within a bounded time. */
  @Test
  void underConstantLoadEverybodyIsTaken() {
    var one = Long.getLong("seed");
    var seeds = one == null ? LongStream.range(0, 300) : LongStream.of(one);
    seeds.forEach(
        seed ->
            assertThat(longestWait(new Random(seed)))
                .as("seed %d; replay it with -Dseed=%d", seed, seed)
                .isLessThan(Worklist.PATIENCE.plusSeconds((LISTINGS + 1) * Worklist.TURNS)));
  }

  private static final int LISTINGS = 20;
  private static final int SECONDS = 600;

  /** From the first nudge, or from when it may be tried again, until it is looked at. */
  private static Duration longestWait(Random random) {
    var list = new Worklist();
    var since = new HashMap<String, Instant>();
    var longest = Duration.ZERO;
    for (int second = 0; second < SECONDS; second++) {
      var now = START.plusSeconds(second);
      for (int i = 0; i < 3; i++) {
        var listing = "l" + random.nextInt(LISTINGS);
        since.putIfAbsent(listing, now);
        list.add(new Entry(listing, random.nextInt(5), random.nextBoolean(), false, now));
      }
      since.putIfAbsent("plenty", now);
      list.add(new Entry("plenty", 900, false, false, now));
      list.awake(now);
      for (var entry : list.take(_ -> true, 1, 1, now)) {
        longest = longer(longest, Duration.between(since.remove(entry.listing()), now));
        if (random.nextInt(3) == 0) {
          var again = now.plusSeconds(1 + random.nextInt(5));
          since.put(entry.listing(), again);
          list.postpone(entry, again, true);
        }
        list.release(entry.listing());
      }
    }
    for (var unserved : since.values()) {
      longest = longer(longest, Duration.between(unserved, START.plusSeconds(SECONDS)));
    }
    return longest;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
