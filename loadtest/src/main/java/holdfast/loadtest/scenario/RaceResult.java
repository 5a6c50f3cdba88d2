package holdfast.loadtest.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdfast.loadtest.history.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the rounds of a race went. */
public record RaceResult(RaceSettings settings, List<Round> rounds) {
  /**
   * One round.
   *
   * @param grantsDue what a correct server grants; null where it may grant more or fewer
   * @param repeated requests that were asked again, because the server was busy or gave no answer
   * @param durationMillis from the first request of the rush to its last answer
   */
  public record Round(
      String sku,
      @Nullable Long grantsDue,
      long grants,
      long refusals,
      long repeated,
      Latencies latencyMillis,
      double durationMillis,
      List<Violation> violations) {}

  @JsonProperty
  public boolean passed() {
    return rounds.stream().allMatch(round -> round.violations().isEmpty());
  }
}
