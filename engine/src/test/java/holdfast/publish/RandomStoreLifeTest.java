package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: whatever is lost, late, refused or dies on the way, in the end the shop shows the right
 * numbers; none leaves that is not the newest, before it is stored, or while another one is on its
 * way. Method: lives by dice, then calm.
 */
class RandomStoreLifeTest {
  private static final int SEEDS = 2_000;
  private static final int STEPS = 300;

  /** Shops print moments to the second, and made-up ones to the millisecond, too. */
  @ParameterizedTest
  @CsvSource({"true, 1", "false, 1", "true, 1000", "false, 1000"})
  void inTheEndTheShopShowsWhatItShould(boolean comparesAndSets, int exactness) {
    var one = Long.getLong("seed");
    var seeds = one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
    seeds.forEach(
        seed -> {
          try {
            var life =
                new StoreLife(new Random(seed), comparesAndSets, Duration.ofMillis(exactness));
            life.live(STEPS);
            life.calmDown();
            assertThat(life.wrong()).isEmpty();
          } catch (AssertionError | RuntimeException e) {
            fail("seed %d: %s%nReplay it with -Dseed=%d.".formatted(seed, e.getMessage(), seed), e);
          }
        });
  }
}
