package holdfast.loadtest.scenario;

import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Caller;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.Pause;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.history.Attempt;
import holdfast.loadtest.history.Outcome;
import holdfast.loadtest.history.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * All buyers at once: every connection sends as soon as the run starts. Who is told that nothing
 * was done, or is told nothing, asks again with the same id.
 */
final class Rush implements Caller {
  private static final int PASSES_MAX = 40;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Function<String, Request> reserve;
  private final List<Attempt> attempts = new ArrayList<>();
  private final String[] asking;
  private List<String> unsettled;
  private int next;
  private int repeated;

  private Rush(List<String> ids, Function<String, Request> reserve, int connections) {
    this.unsettled = ids;
    this.reserve = reserve;
    this.asking = new String[connections];
  }

  static Rush run(LoadClient client, List<String> ids, Function<String, Request> reserve)
      throws ServerFailure {
    Rush rush = new Rush(ids, reserve, client.connections());
    client.run(rush);
    for (int pass = 1; pass < PASSES_MAX && rush.takeUnsettled(); pass++) {
      Pause.of(PAUSE);
      client.run(rush);
    }
    return rush;
  }

  /** Every request and its answer, in the order of the answers. */
  List<Attempt> attempts() {
    return attempts;
  }

  /** How many requests were repetitions. */
  int repeated() {
    return repeated;
  }

  /**
   * This rush in a report.
   *
   * @param due the grants of a correct server, when there is only one number
   * @param grants the grants in all, whenever they were asked for
   */
  RaceResult.Round round(String name, @Nullable Long due, long grants, List<Violation> violations) {
    Histogram latencies = new Histogram(3);
    attempts.forEach(a -> latencies.recordValue(a.answeredNanos() - a.invokedNanos()));
    long first = attempts.stream().mapToLong(Attempt::invokedNanos).min().orElse(0);
    long last = attempts.stream().mapToLong(Attempt::answeredNanos).max().orElse(0);
    return new RaceResult.Round(
        name,
        due,
        grants,
        attempts.stream().filter(a -> a.outcome() instanceof Outcome.Refused).count(),
        repeated,
        Latencies.of(latencies),
        (last - first) / 1_000_000.0,
        List.copyOf(violations));
  }

  /** The ids that were granted, each once. */
  static List<String> granted(List<Attempt> attempts) {
    return attempts.stream()
        .filter(attempt -> attempt.outcome() instanceof Outcome.Granted)
        .map(Attempt::id)
        .distinct()
        .toList();
  }

  /** The largest version that an answer has shown. */
  static long versionSeen(List<Attempt> attempts) {
    return attempts.stream()
        .mapToLong(
            attempt ->
                switch (attempt.outcome()) {
                  case Outcome.Granted granted -> granted.version();
                  case Outcome.Refused refused -> refused.version();
                  case Outcome.NothingDone _, Outcome.Unknown _, Outcome.Unexpected _ -> 0;
                })
        .max()
        .orElse(0);
  }

  @Override
  public @Nullable Request next(int connection) {
    if (next == unsettled.size()) {
      return null;
    }
    String id = unsettled.get(next++);
    asking[connection] = id;
    return reserve.apply(id);
  }

  @Override
  public void answered(int connection, Answer answer) {
    attempts.add(Attempt.of(asking[connection], answer));
  }

  private boolean takeUnsettled() {
    int last = attempts.size() - unsettled.size();
    unsettled =
        attempts.subList(last, attempts.size()).stream()
            .filter(attempt -> !attempt.settles())
            .map(Attempt::id)
            .toList();
    next = 0;
    repeated += unsettled.size();
    return !unsettled.isEmpty();
  }
}
