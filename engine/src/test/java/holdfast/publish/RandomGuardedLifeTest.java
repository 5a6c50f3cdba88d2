package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: shops never offer a unit twice (I8), whatever is lost, late, refused or dies on the way,
 * and when all is quiet they show what they should. Method: lives by dice of the real cores of a
 * SKU and its stores, then calm. {@code -Dseeds} runs more of them.
 */
class RandomGuardedLifeTest {
  private static final int SEEDS = Integer.getInteger("seeds", 100);
  private static final int STEPS = 300;

  @ParameterizedTest
  @CsvSource({
    "DYNAMIC_POOL mode=EXCLUSIVE, true",
    "DYNAMIC_POOL mode=EXCLUSIVE, false",
    "HYBRID mode=EXCLUSIVE reserve=3 buffer=1 : A 4-; B 2-6, true",
    "DYNAMIC_POOL budget=4, true",
    "DYNAMIC_POOL budget=4, false",
    "HYBRID threshold=6 reserve=2 : A 4-; B 2-6, true",
    "DYNAMIC_POOL | DYNAMIC_POOL mode=EXCLUSIVE | DYNAMIC_POOL budget=4, true",
    "DYNAMIC_POOL | DYNAMIC_POOL mode=EXCLUSIVE | DYNAMIC_POOL budget=4, false",
  })
  void noUnitIsOfferedTwice(String policies, boolean isStrict) {
    var one = Long.getLong("seed");
    var seeds = one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
    var all = List.of(policies.replace(';', ',').split("\\s*\\|\\s*", -1));
    seeds.forEach(
        seed -> {
          try {
            var life = new GuardedLife(new Random(seed), all, isStrict);
            life.live(STEPS);
            life.calmDown();
            assertThat(life.wrong()).isEmpty();
          } catch (AssertionError | RuntimeException e) {
            fail("seed %d: %s%nReplay it with -Dseed=%d.".formatted(seed, e.getMessage(), seed), e);
          }
        });
  }
}
