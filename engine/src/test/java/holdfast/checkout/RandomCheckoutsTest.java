package holdfast.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever happens to several checkouts at once, each is whole or nothing in the end, and
 * what an order gets is what was asked for. Method: random carts, with bundles, are reserved,
 * extended, released and confirmed, also in part, while answers of SKUs are lost, checkouts die,
 * messages come late, and units get lost. A failure names its seed; it runs alone with {@code
 * -Dseed=…}, and {@code -Dseeds=…} tries more.
 */
class RandomCheckoutsTest {
  private static final int SEEDS = Integer.getInteger("seeds", 500);

  @Test
  void inTheEndEachCheckoutIsWholeOrNothing() {
    seeds()
        .forEach(
            seed -> {
              try {
                RandomCheckouts.run(seed);
              } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                    "seed %d: %s%nReplay it with -Dseed=%d.".formatted(seed, e.getMessage(), seed),
                    e);
              }
            });
  }

  /** A generator that never gets anywhere would let every rule pass. */
  @Test
  void theyMeetEveryPhaseAndConfirmInPart() {
    var seen = new TreeSet<String>();
    LongStream.range(0, 100).forEach(seed -> seen.addAll(RandomCheckouts.run(seed)));
    for (var phase : Checkout.Phase.values()) {
      assertThat(seen).contains(phase.name());
    }
    assertThat(seen)
        .contains("confirmed in part", "confirmed anew in part", "confirms too much", "id reused");
  }

  private static LongStream seeds() {
    var one = Long.getLong("seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }
}
