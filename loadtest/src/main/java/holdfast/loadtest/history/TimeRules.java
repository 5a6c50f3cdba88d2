package holdfast.loadtest.history;

import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Versions follow real time: whoever asks after an answer was given is answered from its version or
 * a later one, and a grant, which is a change, from a later one. This is what makes the order of
 * versions the order that the clients lived through.
 */
final class TimeRules {
  /** An answer with a version, and the span in which it was decided. */
  private record Decision(
      String id, long version, boolean change, long invokedNanos, long answeredNanos) {}

  private TimeRules() {}

  static List<Violation> check(History history, List<Grant> grants) {
    List<Decision> decisions = new ArrayList<>();
    for (Grant grant : grants) {
      grant
          .version()
          .ifPresent(
              version ->
                  decisions.add(
                      new Decision(
                          grant.id(), version, true, grant.invokedNanos(), grant.answeredNanos())));
    }
    for (Attempt attempt : history.attempts()) {
      if (attempt.outcome() instanceof Outcome.Refused refused) {
        decisions.add(
            new Decision(
                attempt.id(),
                refused.version(),
                false,
                attempt.invokedNanos(),
                attempt.answeredNanos()));
      }
    }
    List<Violation> violations = new ArrayList<>(checkUnique(grants));
    violations.addAll(check(history.versionAtStart(), decisions));
    return violations;
  }

  private static List<Violation> checkUnique(List<Grant> grants) {
    List<Violation> violations = new ArrayList<>();
    Set<Long> versions = new HashSet<>();
    for (Grant grant : grants) {
      if (grant.version().isPresent() && !versions.add(grant.version().getAsLong())) {
        violations.add(
            new Violation(
                Rule.VERSION_UNIQUE,
                grant.id() + ": version " + grant.version().getAsLong() + " is another grant's"));
      }
    }
    return violations;
  }

  private static List<Violation> check(long versionAtStart, List<Decision> decisions) {
    List<Violation> violations = new ArrayList<>();
    List<Decision> byAnswer = new ArrayList<>(decisions);
    byAnswer.sort(Comparator.comparingLong(Decision::answeredNanos));
    decisions.sort(Comparator.comparingLong(Decision::invokedNanos));
    long seen = versionAtStart;
    int answered = 0;
    for (Decision decision : decisions) {
      while (byAnswer.get(answered).answeredNanos() < decision.invokedNanos()) {
        seen = Math.max(seen, byAnswer.get(answered).version());
        answered++;
      }
      long least = decision.change() ? seen + 1 : seen;
      if (decision.version() < least) {
        violations.add(
            new Violation(
                Rule.VERSION_FOLLOWS_TIME,
                "%s: decided at version %d after version %d had been answered"
                    .formatted(decision.id(), decision.version(), seen)));
      }
    }
    return violations;
  }
}
