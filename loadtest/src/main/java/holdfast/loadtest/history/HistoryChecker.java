package holdfast.loadtest.history;

import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a rush for one SKU: who was granted, and whether each refusal was justified at its moment.
 */
public final class HistoryChecker {
  private HistoryChecker() {}

  /** Everything that is wrong with this history; empty for a correct one. */
  public static List<Violation> check(History history) {
    List<Grant> grants = Grant.all(history.attempts());
    List<Violation> violations =
        new ArrayList<>(
            AnswerRules.check(history.attempts(), _ -> history.sku(), history.quantity()));
    violations.addAll(checkUnits(history, grants.size()));
    violations.addAll(RefusalRules.check(history, grants));
    violations.addAll(TimeRules.check(history, grants));
    return List.copyOf(violations);
  }

  /** As many are granted as there are units for, and no more. */
  static List<Violation> checkUnits(History history, long grants) {
    long units = grants * history.quantity();
    if (units > history.stock()) {
      return List.of(
          new Violation(Rule.NOT_OVERSOLD, units + " units granted of " + history.stock()));
    }
    if (grants < history.grantsDue()) {
      return List.of(
          new Violation(
              Rule.NOTHING_STRANDED, grants + " grants where " + history.grantsDue() + " fit"));
    }
    return List.of();
  }
}
