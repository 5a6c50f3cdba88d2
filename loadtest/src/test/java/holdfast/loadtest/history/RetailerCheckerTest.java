package holdfast.loadtest.history;

import static holdfast.loadtest.history.Violation.Rule.FLOOR_KEPT;
import static holdfast.loadtest.history.Violation.Rule.NOTHING_STRANDED;
import static holdfast.loadtest.history.Violation.Rule.NOT_OVERSOLD;
import static holdfast.loadtest.history.Violation.Rule.REFUSAL_JUSTIFIED_BY_VERSION;
import static holdfast.loadtest.history.Violation.Rule.REFUSAL_NAMES_ITS_RULE;
import static holdfast.loadtest.history.Violation.Rule.REFUSAL_STATES_AVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Four units, two retailers with a floor of one each; the greedy one comes first. */
class RetailerCheckerTest {
  private static final String SKU = "tee";
  private static final Map<String, String> RETAILERS =
      Map.of(
          "g1", "greedy", "g2", "greedy", "g3", "greedy", "g4", "greedy", "s1", "small", "s2",
          "small");

  private final List<Attempt> attempts = new ArrayList<>();

  @Test
  void theGreedyOneHasAllButTheOthersFloor() {
    grant("g1", "g2", "g3");
    refuse("g4", 0, "FLOOR_OF_OTHERS");
    grant("s1");
    refuse("s2", 0, "POOL_EXHAUSTED");
    assertBroken();
  }

  @Test
  void aFloorThatWasGivenToAnother() {
    grant("g1", "g2", "g3", "g4");
    refuse("s1", 0, "POOL_EXHAUSTED");
    assertBroken(FLOOR_KEPT, FLOOR_KEPT);
  }

  @Test
  void aFloorThatWasRefusedThoughItWasThere() {
    grant("g1", "g2", "g3");
    refuse("s1", 0, "FLOOR_OF_OTHERS");
    assertBroken(FLOOR_KEPT, NOTHING_STRANDED, REFUSAL_JUSTIFIED_BY_VERSION);
  }

  @Test
  void aUnitThatNobodyGets() {
    grant("g1", "g2", "s1");
    refuse("g3", 0, "FLOOR_OF_OTHERS");
    refuse("s2", 0, "FLOOR_OF_OTHERS");
    assertBroken(NOTHING_STRANDED, REFUSAL_JUSTIFIED_BY_VERSION, REFUSAL_JUSTIFIED_BY_VERSION);
  }

  @Test
  void aRefusalBeforeThePoolWasEmpty() {
    grant("g1", "g2");
    refuse("g3", 0, "FLOOR_OF_OTHERS");
    grant("s1", "s2");
    assertBroken(REFUSAL_JUSTIFIED_BY_VERSION);
  }

  @Test
  void moreThanThereIs() {
    grant("g1", "g2", "g3", "s1", "s2");
    assertBroken(NOT_OVERSOLD, FLOOR_KEPT);
  }

  @Test
  void aRefusalWithoutAReason() {
    grant("g1", "g2", "g3");
    refuse("g4", 1, "");
    grant("s1");
    assertBroken(REFUSAL_NAMES_ITS_RULE, REFUSAL_STATES_AVAILABLE);
  }

  private void grant(String... ids) {
    for (String id : ids) {
      add(id, new Outcome.Granted(version() + 1, true, SKU, 1));
    }
  }

  private void refuse(String id, long available, String rule) {
    add(id, new Outcome.Refused(version(), available, rule));
  }

  private void add(String id, Outcome outcome) {
    long now = attempts.size() * 10L;
    attempts.add(new Attempt(id, now, now + 5, outcome));
  }

  private long version() {
    return 1 + attempts.stream().filter(a -> a.outcome() instanceof Outcome.Granted).count();
  }

  private void assertBroken(Rule... rules) {
    RetailerHistory history =
        new RetailerHistory(SKU, 4, 1, List.of("greedy", "small"), RETAILERS, 1, attempts);
    assertThat(RetailerChecker.check(history))
        .extracting(Violation::rule)
        .containsExactlyInAnyOrder(rules);
  }
}
