package holdfast.loadtest.report;

import holdfast.loadtest.scenario.CrashResult;
import holdfast.loadtest.scenario.CrashSettings;
import java.util.Locale;

/** A crash test, as text that grows with each round. */
public final class CrashReport {
  private CrashReport() {}

  /** What stands above the rounds. */
  public static String head(CrashSettings settings) {
    return String.format(
            Locale.ROOT,
            "crash-test  %d rounds of at most %d s, %d connections, seed %d%n",
            settings.rounds(),
            settings.seconds(),
            settings.connections(),
            settings.seed())
        + "round  killed ms  answered  open at kill  ready ms   audited      lost   doubled\n";
  }

  public static String line(CrashResult.Round round) {
    return String.format(
        Locale.ROOT,
        "%5d %10d %9d %13d %9d %9d %9d %9d%n",
        round.number(),
        round.killedAfterMillis(),
        round.answered(),
        round.unanswered(),
        round.restartMillis(),
        round.audited(),
        round.lost(),
        round.doubled());
  }

  public static String verdict(CrashResult result) {
    return Verdict.of(
        result.rounds().stream().flatMap(round -> round.violations().stream()).toList());
  }
}
