package holdfast.loadtest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short measurement of a server in memory. */
class BenchTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void bothKindsAreMeasuredInTurn(int skus) throws Exception {
    try (FakeHoldfast server = new FakeHoldfast(FakeHoldfast.Flaw.NONE)) {
      BenchResult result = Bench.run(server.target(), settings(skus));
      assertThat(result.violations()).isEmpty();
      assertThat(result.passed()).isTrue();
      assertThat(result.empty().perSecondBySlice()).hasSize(2).allMatch(rate -> rate > 0);
      assertThat(result.reservations().perSecondBySlice()).hasSize(2).allMatch(rate -> rate > 0);
      assertThat(result.ratio()).isPositive();
      assertThat(result.reservations().failures()).isEmpty();
      assertThat(result.reservations().latencyMillis().p99())
          .isBetween(
              result.reservations().latencyMillis().p50(),
              result.reservations().latencyMillis().max());
    }
  }

  @Test
  void holdsThatNobodyWasGrantedAreFound() throws Exception {
    try (FakeHoldfast server = new FakeHoldfast(FakeHoldfast.Flaw.WORKS_WHEN_BUSY)) {
      BenchResult result = Bench.run(server.target(), settings(1));
      assertThat(result.violations()).extracting(Violation::rule).contains(Rule.NUMBERS_AGREE);
      assertThat(result.reservations().failures()).containsOnlyKeys(503);
    }
  }

  private static BenchSettings settings(int skus) {
    return new BenchSettings(skus, 4, 0, 1, 2, 60);
  }
}
