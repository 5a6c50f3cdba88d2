package holdfast.loadtest.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdfast.loadtest.history.Violation;
import java.util.List;
import java.util.Map;

/** What a measurement gave. */
public record BenchResult(
    BenchSettings settings, Figures empty, Figures reservations, List<Violation> violations) {
  /**
   * The figures of one kind of request.
   *
   * @param perSecond successful requests per second: the median of the slices
   * @param perSecondBySlice in the order of measuring
   * @param latencyMillis over all slices
   * @param failures how many answers had which status other than 2xx
   * @param lost requests without an answer
   */
  public record Figures(
      double perSecond,
      List<Double> perSecondBySlice,
      Latencies latencyMillis,
      Map<Integer, Long> failures,
      long lost) {}

  /** Reservations per second for each request per second of the empty route. */
  @JsonProperty
  public double ratio() {
    return reservations.perSecond() / empty.perSecond();
  }

  @JsonProperty
  public boolean passed() {
    return violations.isEmpty();
  }
}
