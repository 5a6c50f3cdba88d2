package holdfast.loadtest.report;

import holdfast.loadtest.scenario.Contest;
import holdfast.loadtest.scenario.RaceResult;
import holdfast.loadtest.scenario.RaceSettings;
import java.util.Locale;

/** A race, as text. */
public final class RaceReport {
  private RaceReport() {}

  public static String text(RaceResult result) {
    RaceSettings settings = result.settings();
    StringBuilder text = new StringBuilder();
    text.append("race     ").append(contest(settings)).append("\n");
    text.append("round     grants    due  refusals  repeated    p50 ms    p99 ms  duration ms\n");
    int number = 1;
    for (RaceResult.Round round : result.rounds()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%5d  %9d %6s %9d %9d %9.1f %9.1f %12.0f%n",
              number++,
              round.grants(),
              round.grantsDue() == null ? "-" : round.grantsDue(),
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

  private static String contest(RaceSettings settings) {
    int buyers = settings.buyers();
    long stock = settings.stock();
    return switch (settings.contest()) {
      case Contest.LastUnits _ ->
          String.format(
              Locale.ROOT, "%,d buyers of %,d for %,d units", buyers, settings.quantity(), stock);
      case Contest.Retailers contest ->
          String.format(
              Locale.ROOT,
              "%,d buyers of %,d retailers for %,d units, floor %,d each",
              buyers,
              contest.retailers(),
              stock,
              contest.floor(stock));
      case Contest.Carts _ ->
          String.format(Locale.ROOT, "%,d carts for %,d units of each of 3 SKUs", buyers, stock);
    };
  }
}
