package holdfast.loadtest.history;

import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a rush for one SKU: who was granted, and whether each refusal was justified at its moment.
 */
public final class HistoryChecker {
  private final History history;
  private final Map<String, List<Attempt>> attemptsById = new LinkedHashMap<>();
  private final List<Grant> grants = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  private HistoryChecker(History history) {
    this.history = history;
  }

  /** Everything that is wrong with this history; empty for a correct one. */
  public static List<Violation> check(History history) {
    HistoryChecker checker = new HistoryChecker(history);
    checker.collect();
    checker.checkAnswers();
    checker.checkGrants();
    checker.violations.addAll(RefusalRules.check(history, checker.grants));
    checker.violations.addAll(TimeRules.check(history, checker.grants));
    return List.copyOf(checker.violations);
  }

  private void collect() {
    for (Attempt attempt : history.attempts()) {
      attemptsById.computeIfAbsent(attempt.id(), _ -> new ArrayList<>()).add(attempt);
    }
    for (List<Attempt> attempts : attemptsById.values()) {
      if (attempts.stream().anyMatch(a -> a.outcome() instanceof Outcome.Granted)) {
        grants.add(Grant.of(attempts));
      }
    }
  }

  private void checkAnswers() {
    for (Attempt attempt : history.attempts()) {
      switch (attempt.outcome()) {
        case Outcome.Unexpected(var status, var body) ->
            violate(Rule.ANSWER_EXPECTED, attempt.id() + ": " + status + " " + body);
        case Outcome.Granted(_, _, var sku, var quantity) -> {
          if (!sku.equals(history.sku()) || quantity != history.quantity()) {
            violate(Rule.GRANTED_AS_ASKED, attempt.id() + ": " + quantity + " of " + sku);
          }
        }
        case Outcome.Refused _, Outcome.NothingDone _, Outcome.Unknown _ -> {}
      }
    }
    attemptsById.forEach(
        (id, attempts) -> {
          if (attempts.stream().noneMatch(Attempt::settles)) {
            violate(Rule.SETTLED, id + ": " + attempts.getLast().outcome());
          }
        });
  }

  private void checkGrants() {
    Set<Long> versions = new HashSet<>();
    attemptsById.forEach(
        (id, attempts) -> {
          long fresh = attempts.stream().filter(HistoryChecker::freshlyGranted).count();
          if (fresh > 1) {
            violate(Rule.GRANTED_ONCE, id + " was granted " + fresh + " times");
          }
          if (saidToBeRepeated(attempts)) {
            violate(Rule.ANSWER_EXPECTED, id + ": said to be granted before, and never was");
          }
        });
    for (Grant grant : grants) {
      if (grant.version().isPresent() && !versions.add(grant.version().getAsLong())) {
        violate(
            Rule.VERSION_UNIQUE,
            grant.id() + ": version " + grant.version().getAsLong() + " is another grant's");
      }
    }
    long units = grants.size() * history.quantity();
    if (units > history.stock()) {
      violate(Rule.NOT_OVERSOLD, units + " units granted of " + history.stock());
    } else if (grants.size() < history.grantsDue()) {
      violate(
          Rule.NOTHING_STRANDED, grants.size() + " grants where " + history.grantsDue() + " fit");
    }
  }

  private static boolean saidToBeRepeated(List<Attempt> attempts) {
    return attempts.stream().anyMatch(a -> a.outcome() instanceof Outcome.Granted)
        && attempts.stream()
            .noneMatch(a -> freshlyGranted(a) || a.outcome() instanceof Outcome.Unknown);
  }

  private static boolean freshlyGranted(Attempt attempt) {
    return attempt.outcome() instanceof Outcome.Granted granted && granted.fresh();
  }

  private void violate(Rule rule, String detail) {
    violations.add(new Violation(rule, detail));
  }
}
