package holdfast.loadtest.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdfast.loadtest.scenario.Latencies;
import java.util.List;

/**
 * What a measurement gave.
 *
 * @param changes of stock that the server was told and has answered
 * @param changesPerSecond of them
 * @param healthy all shops with which nothing was wrong
 * @param shops one by one
 * @param wrong numbers that did not stand in the end, when the faults were mended
 */
public record PropagationResult(
    PropagationSettings settings,
    long changes,
    double changesPerSecond,
    Figures healthy,
    List<Figures> shops,
    List<String> wrong) {
  /**
   * How long it took from a call to the server until the shop showed what follows from it.
   *
   * @param state healthy, slow or failing
   * @param shown numbers that were measured; one may stand for several changes
   * @param missing changes that the shop did not show when the last call had been answered
   */
  public record Figures(
      String shop, String state, long shown, long missing, Latencies latencyMillis) {}

  @JsonProperty
  public boolean passed() {
    return wrong.isEmpty();
  }
}
