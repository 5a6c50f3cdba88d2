package holdfast.loadtest.scenario;

import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Caller;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.Pause;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.history.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
