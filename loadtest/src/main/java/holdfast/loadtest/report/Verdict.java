package holdfast.loadtest.report;

import holdfast.loadtest.history.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The last lines of a report: passed, or what was wrong, in a bounded number of examples. */
final class Verdict {
  private static final int EXAMPLES_MAX = 5;

  private Verdict() {}

  static String of(List<Violation> violations) {
    if (violations.isEmpty()) {
      return "verdict  passed\n";
    }
    Map<Violation.Rule, List<Violation>> byRule =
        violations.stream()
            .collect(Collectors.groupingBy(Violation::rule, TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder("verdict  FAILED\n");
    byRule.forEach(
        (rule, broken) -> {
          text.append("  %s, %d times%n".formatted(rule, broken.size()));
          broken.stream()
              .limit(EXAMPLES_MAX)
              .forEach(violation -> text.append("    %s%n".formatted(violation.detail())));
        });
    return text.toString();
  }
}
