package holdfast.loadtest.report;

import holdfast.loadtest.market.PropagationResult;
import holdfast.loadtest.market.PropagationResult.Figures;
import holdfast.loadtest.market.PropagationSettings;
import java.util.Locale;
import java.util.stream.Collectors;

/** How fast numbers reach shops, as text. */
public final class PropagationReport {
  private static final int EXAMPLES_MAX = 5;

  private PropagationReport() {}

  public static String text(PropagationResult result) {
    PropagationSettings settings = result.settings();
    String head =
        String.format(
            Locale.ROOT,
            "bench    %d shops, %,d SKUs, %,d changes in %d s (%.1f/s); a slow shop takes %d ms%n  "
                + "                       shown     p50 ms     p99 ms     max ms  not shown at"
                + " end%n",
            result.shops().size(),
            settings.skus(),
            result.changes(),
            settings.seconds(),
            result.changesPerSecond(),
            settings.slowMillis());
    String wrong =
        result.wrong().stream()
            .limit(EXAMPLES_MAX)
            .map(it -> "  " + it + "\n")
            .collect(Collectors.joining());
    return head
        + result.shops().stream().map(PropagationReport::line).collect(Collectors.joining())
        + line(result.healthy())
        + (result.passed()
            ? "verdict  passed: all numbers stand\n"
            : "verdict  FAILED: %d numbers do not stand%n%s"
                .formatted(result.wrong().size(), wrong));
  }

  private static String line(Figures figures) {
    return String.format(
        Locale.ROOT,
        "%-14s %-8s %,8d %,10.1f %,10.1f %,10.1f %,17d%n",
        figures.shop(),
        figures.state(),
        figures.shown(),
        figures.latencyMillis().p50(),
        figures.latencyMillis().p99(),
        figures.latencyMillis().max(),
        figures.missing());
  }
}
