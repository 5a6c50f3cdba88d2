package holdfast.loadtest.report;

import holdfast.loadtest.scenario.BenchResult;
import holdfast.loadtest.scenario.BenchResult.Figures;
import holdfast.loadtest.scenario.BenchSettings;
import holdfast.loadtest.scenario.Latencies;
import java.util.Locale;
import java.util.Map;

/** A measurement, as text. */
public final class BenchReport {
  private BenchReport() {}

  public static String text(BenchResult result) {
    BenchSettings settings = result.settings();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "bench    %,d SKUs, %d connections, %d s each in %d slices after %d s of warm-up%n",
            settings.skus(),
            settings.connections(),
            settings.seconds(),
            settings.slices(),
            settings.warmupSeconds()));
    text.append("                     per s    p50 ms    p99 ms  p99.9 ms    max ms   not 2xx\n");
    text.append(line("empty route", result.empty()));
    text.append(line("reservations", result.reservations()));
    text.append(String.format(Locale.ROOT, "ratio    %.0f %%%n", 100 * result.ratio()));
    text.append(failures(result.empty().failures()));
    text.append(failures(result.reservations().failures()));
    text.append(Verdict.of(result.violations()));
    return text.toString();
  }

  private static String line(String name, Figures figures) {
    Latencies latency = figures.latencyMillis();
    return String.format(
        Locale.ROOT,
        "%-13s %,12.0f %9.2f %9.2f %9.2f %9.2f %9d%n",
        name,
        figures.perSecond(),
        latency.p50(),
        latency.p99(),
        latency.p999(),
        latency.max(),
        figures.failures().values().stream().mapToLong(Long::longValue).sum() + figures.lost());
  }

  private static String failures(Map<Integer, Long> failures) {
    return failures.isEmpty() ? "" : "not 2xx  " + failures + "\n";
  }
}
