package holdfast.loadtest.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdfast.loadtest.history.Violation;
import java.util.List;

/** How the rounds of a crash test went. */
public record CrashResult(CrashSettings settings, List<Round> rounds) {
  /**
   * One kill and what was found after it.
   *
   * @param killedAfterMillis of load
   * @param answered requests that were answered before the kill
   * @param unanswered reservations and receipts whose request was under way at the kill
   * @param restartMillis from the start of the next process until it was ready
   * @param audited reservations that were looked up again
   * @param lost answered grants, confirmations and releases that were not found as answered
   * @param doubled units that the server counts beyond all that was asked for
   */
  public record Round(
      int number,
      long killedAfterMillis,
      long answered,
      long unanswered,
      long restartMillis,
      long audited,
      long lost,
      long doubled,
      List<Violation> violations) {}

  @JsonProperty
  public boolean passed() {
    return rounds.stream().allMatch(round -> round.violations().isEmpty());
  }
}
