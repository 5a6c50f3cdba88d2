package holdfast.loadtest.history;

import holdfast.loadtest.history.Violation.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Was each refusal justified, by the version it was decided at and by the time it was given? */
final class RefusalRules {
  private final History history;

  /** Versions of the grants that stated theirs, ascending. */
  private final long[] versions;

  /** The largest versions that the other grants can have; their smallest is not known. */
  private final long[] versionsMax;

  /** When each granted id was first asked for, ascending. */
  private final long[] invoked;

  private final List<Violation> violations = new ArrayList<>();

  private RefusalRules(History history, List<Grant> grants) {
    this.history = history;
    this.versions = sorted(grants.stream().flatMapToLong(g -> g.version().stream()));
    this.versionsMax =
        sorted(grants.stream().filter(g -> g.version().isEmpty()).mapToLong(Grant::versionMax));
    this.invoked = sorted(grants.stream().mapToLong(Grant::invokedNanos));
  }

  static List<Violation> check(History history, List<Grant> grants) {
    RefusalRules rules = new RefusalRules(history, grants);
    for (Attempt attempt : history.attempts()) {
      if (attempt.outcome() instanceof Outcome.Refused refused) {
        rules.checkByVersion(attempt, refused);
        rules.checkByTime(attempt);
      }
    }
    return rules.violations;
  }

  private void checkByVersion(Attempt attempt, Outcome.Refused refused) {
    long certain = upTo(versions, refused.version()) + upTo(versionsMax, refused.version());
    long possible = upTo(versions, refused.version()) + versionsMax.length;
    long availableMin = history.stock() - possible * history.quantity();
    long availableMax = history.stock() - certain * history.quantity();
    if (availableMin >= history.quantity()) {
      violate(
          Rule.REFUSAL_JUSTIFIED_BY_VERSION,
          "%s: refused at version %d, when %d units were free"
              .formatted(attempt.id(), refused.version(), availableMin));
    }
    if (refused.available() < availableMin || refused.available() > availableMax) {
      violate(
          Rule.REFUSAL_STATES_AVAILABLE,
          "%s: %d available stated at version %d, %d to %d counted"
              .formatted(
                  attempt.id(),
                  refused.available(),
                  refused.version(),
                  availableMin,
                  availableMax));
    }
  }

  private void checkByTime(Attempt attempt) {
    long free = history.stock() - upTo(invoked, attempt.answeredNanos()) * history.quantity();
    if (free >= history.quantity()) {
      violate(
          Rule.REFUSAL_JUSTIFIED_BY_TIME,
          "%s: refused although all grants asked for by then left %d units"
              .formatted(attempt.id(), free));
    }
  }

  private static long[] sorted(LongStream values) {
    return values.sorted().toArray();
  }

  /** How many of the ascending values are not larger than this one. */
  static long upTo(long[] ascending, long value) {
    int at = Arrays.binarySearch(ascending, value);
    while (at >= 0 && at < ascending.length && ascending[at] == value) {
      at++;
    }
    return at >= 0 ? at : -at - 1;
  }

  private void violate(Rule rule, String detail) {
    violations.add(new Violation(rule, detail));
  }
}
