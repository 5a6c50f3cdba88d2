package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Many random histories on the pure core, each held to the invariants at every event. A history
 * that breaks one is shrunk and printed; it runs alone with {@code -Dseed=…}, and {@code -Dseeds=…}
 * makes more of them.
 */
class RandomHistoriesTest {
  private static final int SEEDS = Integer.getInteger("seeds", 250);

  /**
   * Limits that random units don't reach, and what there is only with bundles, shops or reported
   * sales.
   */
  private static final Set<Class<?>> NOT_MET =
      Set.of(
          Refusal.StockLimit.class,
          Refusal.OwnsNoStock.class,
          Refusal.HasStock.class,
          Refusal.NotOversold.class,
          Refusal.NotEntitled.class,
          Refusal.NoWindow.class,
          Refusal.UnitsShownElsewhere.class,
          Refusal.NoLongerEntitled.class);

  /** Events of checkouts, of windows and of reported sales, which have histories of their own. */
  private static final Set<Class<?>> ELSEWHERE =
      Set.of(
          StockEvent.Pinned.class,
          StockEvent.HandedOver.class,
          StockEvent.OfSale.class,
          StockEvent.ReturnExpected.class,
          StockEvent.OfWindow.class);

  @Test
  void everyRandomHistoryKeepsTheInvariants() {
    seeds().forEach(seed -> Seeded.check(seed, RandomHistory.of(seed), HistoryCheck::run, 20_000));
  }

  /**
   * A generator that never gets anywhere would let every rule pass. Too much stock, and what only a
   * policy refuses, are for other tests.
   */
  @Test
  void theHistoriesMeetEveryEventEveryStateAndEveryRefusal() {
    var seen = new TreeSet<String>();
    LongStream.range(0, 100).forEach(seed -> seen.addAll(HistoryCheck.run(RandomHistory.of(seed))));
    assertThat(seen)
        .containsAll(names(StockEvent.class, ELSEWHERE))
        .containsAll(names(Refusal.class, NOT_MET))
        .containsAll(Stream.of(Reservation.Status.values()).map(Enum::name).toList());
  }

  @Test
  void aSeedAlwaysMakesTheSameHistory() {
    assertThat(RandomHistory.of(42)).isEqualTo(RandomHistory.of(42));
    assertThat(RandomHistory.of(42)).isNotEqualTo(RandomHistory.of(43));
  }

  @Test
  void aFailureNamesItsSeedAndOnlyTheCommandsItNeeds() {
    Consumer<History> failing =
        history -> {
          if (history.toString().contains("Release[")) {
            throw new AssertionError("there is a release");
          }
        };
    assertThatThrownBy(() -> Seeded.check(7, RandomHistory.of(7), failing, 20_000))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            """
            seed 7: there is a release
            Replay it with -Dseed=7. The smallest history that fails:
              after \\d+ s
                Release\\[id=r\\d]\
            """);
  }

  private static LongStream seeds() {
    var one = Long.getLong("seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }

  private static List<String> names(Class<?> sealed, Set<Class<?>> except) {
    return Stream.of(sealed.getPermittedSubclasses())
        .filter(kind -> !except.contains(kind))
        .map(Class::getSimpleName)
        .toList();
  }
}
