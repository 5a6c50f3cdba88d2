package holdfast.loadtest.client;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a list of requests once each, over as many connections as there are. */
final class Sweep implements Caller {
  private final List<Request> requests;
  private final Answer[] answers;
  private final int[] asked;
  private int next;

  Sweep(List<Request> requests, int connections) {
    this.requests = requests;
    this.answers = new Answer[requests.size()];
    this.asked = new int[connections];
  }

  @Override
  public @Nullable Request next(int connection) {
    if (next == requests.size()) {
      return null;
    }
    asked[connection] = next;
    return requests.get(next++);
  }

  @Override
  public void answered(int connection, Answer answer) {
    answers[asked[connection]] = answer;
  }

  List<Answer> answers() {
    return Arrays.asList(answers);
  }
}
