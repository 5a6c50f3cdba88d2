package holdfast.loadtest.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** From the oldest change that a shop's number reflects, and each change counts once. */
class PropagationTest {
  private static final long MILLI = 1_000_000;

  private final Propagation propagation = new Propagation(List.of("a", "b"));

  @Test
  void aNumberThatSkipsSomeCountsForTheOldestOfThem() {
    propagation.expect("tee", 1, 0);
    propagation.expect("tee", 2, 50 * MILLI);
    propagation.shown("a", "tee", 2, 80 * MILLI);
    assertThat(propagation.count(List.of("a"))).isEqualTo(1);
    assertThat(propagation.latencies(List.of("a")).max()).isBetween(80.0, 80.1);
    assertThat(propagation.missing("a")).isZero();
    assertThat(propagation.missing("b")).isEqualTo(2);
  }

  @Test
  void anOldNumberAndTheSameOneAgainCountForNothing() {
    propagation.expect("tee", 2, 0);
    propagation.shown("a", "tee", 1, MILLI);
    assertThat(propagation.count(List.of("a"))).isZero();
    propagation.shown("a", "tee", 2, 2 * MILLI);
    propagation.shown("a", "tee", 2, 3 * MILLI);
    propagation.shown("a", "mug", 2, 3 * MILLI);
    assertThat(propagation.count(List.of("a", "b"))).isEqualTo(1);
  }

  @Test
  void aLaterNumberIsStillWaitedFor() {
    propagation.expect("tee", 1, 0);
    propagation.expect("tee", 2, 10 * MILLI);
    propagation.shown("a", "tee", 1, 20 * MILLI);
    propagation.shown("a", "tee", 2, 30 * MILLI);
    assertThat(propagation.count(List.of("a"))).isEqualTo(2);
    assertThat(propagation.latencies(List.of("a")).max()).isBetween(20.0, 20.1);
  }
}
