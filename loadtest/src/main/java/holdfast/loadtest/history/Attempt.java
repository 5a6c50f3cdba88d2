package holdfast.loadtest.history;

import holdfast.loadtest.client.Answer;

/**
 * One request for a reservation and its answer. Several attempts may carry the same id.
 *
 * @param invokedNanos before the request was sent, on a clock common to the whole history
 * @param answeredNanos after its answer was read
 */
public record Attempt(String id, long invokedNanos, long answeredNanos, Outcome outcome) {
  public static Attempt of(String id, Answer answer) {
    return new Attempt(id, answer.sentNanos(), answer.answeredNanos(), Outcome.of(answer));
  }

  /** Whether this answer says for certain what became of the request. */
  public boolean settles() {
    return switch (outcome) {
      case Outcome.Granted _, Outcome.Refused _, Outcome.Unexpected _ -> true;
      case Outcome.NothingDone _, Outcome.Unknown _ -> false;
    };
  }
}
