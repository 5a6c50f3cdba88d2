package holdfast.loadtest.report;

import holdfast.loadtest.scenario.RaceResult;
import holdfast.loadtest.scenario.RaceSettings;
import java.util.Locale;

/** A race, as text. */
public final class RaceReport {
  private RaceReport() {}

  public static String text(RaceResult result) {
    RaceSettings settings = result.settings();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "race     %,d buyers of %,d for %,d units%n",
            settings.buyers(),
            settings.quantity(),
            settings.stock()));
    text.append("round     grants    due  refusals  repeated    p50 ms    p99 ms  duration ms\n");
    int number = 1;
    for (RaceResult.Round round : result.rounds()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%5d  %9d %6d %9d %9d %9.1f %9.1f %12.0f%n",
              number++,
              round.grants(),
              round.grantsDue(),
              round.refusals(),
              round.repeated(),
              round.latencyMillis().p50(),
              round.latencyMillis().p99(),
              round.durationMillis()));
    }
    text.append(
        Verdict.of(
            result.rounds().stream().flatMap(round -> round.violations().stream()).toList()));
    return text.toString();
  }
}
