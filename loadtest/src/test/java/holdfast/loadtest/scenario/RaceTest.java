package holdfast.loadtest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The race passes a correct server, and fails one with a flaw, whatever the flaw is. */
class RaceTest {
  private static final Contest LAST_UNITS = new Contest.LastUnits();

  @ParameterizedTest
  @CsvSource({"1, 40, 1", "10, 40, 1", "40, 10, 1", "10, 40, 3", "2, 9, 5"})
  void aCorrectServerPasses(long stock, int buyers, int quantity) throws Exception {
    RaceSettings settings = new RaceSettings(stock, buyers, quantity, 2, 20, LAST_UNITS);
    RaceResult result = race(FakeHoldfast.Flaw.NONE, settings);
    assertThat(result.rounds()).allSatisfy(round -> assertThat(round.violations()).isEmpty());
    assertThat(result.rounds())
        .extracting(RaceResult.Round::grants)
        .containsExactly(Math.min(stock / quantity, buyers), Math.min(stock / quantity, buyers));
  }

  @Test
  void anOversoldUnitIsFound() throws Exception {
    assertThat(rulesBrokenBy(FakeHoldfast.Flaw.OVERSELLS)).contains(Rule.NOT_OVERSOLD);
  }

  @Test
  void aStrandedUnitIsFound() throws Exception {
    assertThat(rulesBrokenBy(FakeHoldfast.Flaw.STRANDS_THE_LAST_UNIT))
        .contains(
            Rule.NOTHING_STRANDED,
            Rule.REFUSAL_JUSTIFIED_BY_VERSION,
            Rule.REFUSAL_JUSTIFIED_BY_TIME);
  }

  @Test
  void aForgottenConfirmationIsFound() throws Exception {
    assertThat(rulesBrokenBy(FakeHoldfast.Flaw.FORGETS_CONFIRMATIONS))
        .containsExactly(Rule.NOTHING_LOST);
  }

  @Test
  void anAnswerThatNothingWasDoneThoughItWasIsFound() throws Exception {
    assertThat(rulesBrokenBy(FakeHoldfast.Flaw.WORKS_WHEN_BUSY)).contains(Rule.ANSWER_EXPECTED);
  }

  @Test
  void aReleaseThatCountsTwiceIsFound() throws Exception {
    assertThat(rulesBrokenBy(FakeHoldfast.Flaw.RELEASES_TWICE)).contains(Rule.NUMBERS_AGREE);
  }

  private static Set<Rule> rulesBrokenBy(FakeHoldfast.Flaw flaw) throws Exception {
    RaceResult result = race(flaw, new RaceSettings(10, 40, 1, 1, 20, LAST_UNITS));
    assertThat(result.passed()).isFalse();
    return result.rounds().getFirst().violations().stream()
        .map(Violation::rule)
        .collect(Collectors.toSet());
  }

  private static RaceResult race(FakeHoldfast.Flaw flaw, RaceSettings settings)
      throws IOException, ServerFailure {
    try (FakeHoldfast server = new FakeHoldfast(flaw)) {
      return Race.run(server.target(), settings);
    }
  }
}
