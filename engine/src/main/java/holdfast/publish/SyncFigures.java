package holdfast.publish;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the exchanges with one store went, for a while.
 *
 * @param latencies of all of them; none if there were no exchanges
 */
public record SyncFigures(List<Tally> tallies, Optional<Latencies> latencies) {
  /** Keeps its own copy. */
  public SyncFigures {
    tallies = List.copyOf(tallies);
  }

  /**
   * Exchanges of one kind with one outcome.
   *
   * @param lines numbers in them
   * @param linesFailed numbers that were not carried out
   */
  public record Tally(
      Exchange.Kind kind, String outcome, long exchanges, long lines, long linesFailed) {}

  /** How long exchanges took: half of them at most this, 99 of 100 at most that. */
  public record Latencies(Duration median, Duration p99, Duration longest) {}
}
