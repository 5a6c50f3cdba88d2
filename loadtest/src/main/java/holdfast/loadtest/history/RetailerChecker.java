package holdfast.loadtest.history;

import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Judges a rush of retailers: nobody takes what is kept for another, nothing is stranded, and each
 * refusal names its rule and was justified at its moment.
 */
public final class RetailerChecker {
  private static final Set<String> RULES =
      Set.of("FLOOR_OF_OTHERS", "RETAILER_CEILING", "POOL_EXHAUSTED");

  private final RetailerHistory history;
  private final List<Grant> grants;
  private final Shares shares;
  private final List<Violation> violations = new ArrayList<>();

  private RetailerChecker(RetailerHistory history) {
    this.history = history;
    this.grants = Grant.all(history.attempts());
    this.shares = Shares.of(history, grants);
  }

  /** Everything that is wrong with this history; empty for a correct one. */
  public static List<Violation> check(RetailerHistory history) {
    RetailerChecker checker = new RetailerChecker(history);
    History together = history.together();
    checker.violations.addAll(AnswerRules.check(history.attempts(), _ -> history.sku(), 1));
    checker.violations.addAll(HistoryChecker.checkUnits(together, checker.grants.size()));
    checker.violations.addAll(TimeRules.check(together, checker.grants));
    checker.checkFloors();
    checker.checkRefusals();
    return List.copyOf(checker.violations);
  }

  private void checkFloors() {
    for (String retailer : history.retailers()) {
      long due = Math.min(history.floor(), history.asked(retailer));
      if (shares.granted(retailer) < due) {
        violate(
            Rule.FLOOR_KEPT,
            "%s: %d units granted, %d are its floor"
                .formatted(retailer, shares.granted(retailer), due));
      }
    }
    for (Grant grant : grants) {
      String retailer = history.retailer(grant.id());
      if (grant.version().isPresent()
          && shares.freeMax(retailer, grant.version().getAsLong()) < 0) {
        violate(
            Rule.FLOOR_KEPT,
            "%s: granted at version %d out of what was kept for others"
                .formatted(grant.id(), grant.version().getAsLong()));
      }
    }
  }

  private void checkRefusals() {
    for (Attempt attempt : history.attempts()) {
      if (attempt.outcome() instanceof Outcome.Refused refused) {
        checkRefusal(attempt.id(), refused);
      }
    }
  }

  private void checkRefusal(String id, Outcome.Refused refused) {
    if (!RULES.contains(refused.rule())) {
      violate(Rule.REFUSAL_NAMES_ITS_RULE, "%s: refused by '%s'".formatted(id, refused.rule()));
    }
    if (refused.available() != 0) {
      violate(
          Rule.REFUSAL_STATES_AVAILABLE,
          "%s: refused one unit with %d available".formatted(id, refused.available()));
    }
    long free = shares.freeMin(history.retailer(id), refused.version());
    if (free >= 1) {
      violate(
          Rule.REFUSAL_JUSTIFIED_BY_VERSION,
          "%s: refused at version %d, when %d units were free for its retailer"
              .formatted(id, refused.version(), free));
    }
  }

  private void violate(Rule rule, String detail) {
    violations.add(new Violation(rule, detail));
  }
}
