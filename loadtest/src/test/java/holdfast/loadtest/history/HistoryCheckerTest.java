package holdfast.loadtest.history;

import static holdfast.loadtest.history.Violation.Rule.ANSWER_EXPECTED;
import static holdfast.loadtest.history.Violation.Rule.GRANTED_AS_ASKED;
import static holdfast.loadtest.history.Violation.Rule.GRANTED_ONCE;
import static holdfast.loadtest.history.Violation.Rule.NOTHING_STRANDED;
import static holdfast.loadtest.history.Violation.Rule.NOT_OVERSOLD;
import static holdfast.loadtest.history.Violation.Rule.REFUSAL_JUSTIFIED_BY_TIME;
import static holdfast.loadtest.history.Violation.Rule.REFUSAL_JUSTIFIED_BY_VERSION;
import static holdfast.loadtest.history.Violation.Rule.REFUSAL_STATES_AVAILABLE;
import static holdfast.loadtest.history.Violation.Rule.SETTLED;
import static holdfast.loadtest.history.Violation.Rule.VERSION_FOLLOWS_TIME;
import static holdfast.loadtest.history.Violation.Rule.VERSION_UNIQUE;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.history.Violation.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule has a history that breaks it, and the histories of a correct server break none. */
class HistoryCheckerTest {
  private static final String SKU = "tee";

  @Test
  void theFirstIsGrantedAndTheOthersAreRefused() {
    assertCorrect(
        history(1, granted("a", 0, 10, 2), refused("b", 0, 10, 2, 0), refused("c", 5, 20, 2, 0)));
  }

  @Test
  void whoeverIsRefusedWhileTheWinnersGrantIsUnderWayIsRefusedRightly() {
    assertCorrect(history(1, granted("a", 0, 100, 2), refused("b", 50, 60, 2, 0)));
  }

  @Test
  void aCompetitorAfterTheWinnerIsRefused() {
    assertCorrect(history(1, granted("a", 0, 10, 2), refused("late", 1_000, 1_010, 2, 0)));
  }

  @Test
  void whoIsAloneWithEnoughIsGranted() {
    assertCorrect(history(2, granted("a", 0, 10, 2)));
  }

  @Test
  void twoGrantsOnOneUnit() {
    assertBroken(history(1, granted("a", 0, 10, 2), granted("b", 0, 10, 3)), NOT_OVERSOLD);
  }

  @Test
  void aRefusalWhileAUnitWasFree() {
    assertBroken(
        history(2, granted("a", 0, 10, 2), refused("b", 0, 10, 2, 1)),
        NOTHING_STRANDED,
        REFUSAL_JUSTIFIED_BY_VERSION,
        REFUSAL_JUSTIFIED_BY_TIME);
  }

  @Test
  void aRefusalAtAVersionWhereAUnitWasFreeThoughItWasTakenLater() {
    assertBroken(
        history(2, granted("a", 0, 10, 2), refused("b", 0, 10, 2, 1), granted("c", 0, 10, 3)),
        REFUSAL_JUSTIFIED_BY_VERSION);
  }

  @Test
  void aRefusalBeforeTheGrantThatWouldJustifyItWasAskedFor() {
    assertBroken(
        history(1, refused("b", 0, 10, 2, 0), granted("a", 20, 30, 2)),
        REFUSAL_JUSTIFIED_BY_TIME,
        VERSION_FOLLOWS_TIME);
  }

  @Test
  void aRefusalThatMiscountsWhatIsLeft() {
    assertBroken(
        new History(SKU, 3, 2, 1, List.of(granted("a", 0, 10, 2, 2), refused("b", 0, 10, 2, 0))),
        REFUSAL_STATES_AVAILABLE);
  }

  @Test
  void anIdGrantedTwice() {
    assertBroken(
        history(2, granted("a", 0, 10, 2), granted("a", 20, 30, 3), granted("b", 20, 30, 4)),
        GRANTED_ONCE);
  }

  @Test
  void oneVersionForTwoGrants() {
    assertBroken(history(2, granted("a", 0, 10, 2), granted("b", 0, 10, 2)), VERSION_UNIQUE);
  }

  @Test
  void aGrantFromBeforeAnAnswerThatCameFirst() {
    assertBroken(history(2, granted("a", 0, 10, 3), granted("b", 20, 30, 2)), VERSION_FOLLOWS_TIME);
  }

  @Test
  void aRefusalFromBeforeAnAnswerThatCameFirst() {
    assertBroken(
        history(1, granted("a", 0, 30, 2), refused("b", 0, 10, 5, 0), refused("c", 20, 30, 4, 0)),
        VERSION_FOLLOWS_TIME);
  }

  @Test
  void aGrantWithoutAChange() {
    assertBroken(history(1, granted("a", 0, 10, 1)), VERSION_FOLLOWS_TIME);
  }

  @Test
  void aUnitLeftOverThoughSomebodyAsked() {
    assertBroken(
        history(1, attempt("a", 0, 10, new Outcome.NothingDone("BUSY"))),
        SETTLED,
        NOTHING_STRANDED);
  }

  @Test
  void aBusyAnswerIsSettledByAskingAgain() {
    assertCorrect(
        history(
            1,
            attempt("a", 0, 10, new Outcome.NothingDone("BUSY")),
            granted("b", 0, 10, 2),
            refused("a", 20, 30, 2, 0)));
  }

  @Test
  void aLostAnswerIsSettledByTheSameId() {
    assertCorrect(
        history(
            1,
            attempt("a", 0, 10, new Outcome.Unknown("reset")),
            refused("b", 5, 15, 2, 0),
            attempt("a", 20, 30, new Outcome.Granted(2, false, SKU, 1))));
  }

  @Test
  void aRepeatedGrantOfWhatWasNeverGranted() {
    assertBroken(
        history(
            1,
            attempt("a", 0, 10, new Outcome.NothingDone("BUSY")),
            attempt("a", 20, 30, new Outcome.Granted(2, false, SKU, 1))),
        ANSWER_EXPECTED);
  }

  @Test
  void moreThanWasAskedFor() {
    assertBroken(history(5, granted("a", 0, 10, 2, 2)), GRANTED_AS_ASKED);
  }

  @Test
  void anAnswerThatHasNoPlaceHere() {
    assertBroken(
        history(1, attempt("a", 0, 10, new Outcome.Unexpected(500, "oops"))),
        ANSWER_EXPECTED,
        NOTHING_STRANDED);
  }

  private static History history(long stock, Attempt... attempts) {
    return new History(SKU, stock, 1, 1, List.of(attempts));
  }

  private static void assertCorrect(History history) {
    assertBroken(history);
  }

  private static void assertBroken(History history, Rule... rules) {
    assertThat(HistoryChecker.check(history))
        .extracting(Violation::rule)
        .containsExactlyInAnyOrder(rules);
  }

  private static Attempt granted(String id, long invoked, long answered, long version) {
    return granted(id, invoked, answered, version, 1);
  }

  private static Attempt granted(
      String id, long invoked, long answered, long version, long quantity) {
    return attempt(id, invoked, answered, new Outcome.Granted(version, true, SKU, quantity));
  }

  private static Attempt refused(
      String id, long invoked, long answered, long version, long available) {
    return attempt(
        id, invoked, answered, new Outcome.Refused(version, available, "POOL_EXHAUSTED"));
  }

  private static Attempt attempt(String id, long invoked, long answered, Outcome outcome) {
    return new Attempt(id, invoked, answered, outcome);
  }
}
