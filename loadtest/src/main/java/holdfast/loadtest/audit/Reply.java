package holdfast.loadtest.audit;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Json;
import java.util.Set;

/** What the answer to a step says of the reservation. */
public sealed interface Reply {
  /**
   * It stands so now.
   *
   * @param version the SKU's version, or 0 when the answer names none
   */
  record Settled(Status status, long version) implements Reply {}

  /** The server could not say; the same request may be sent again. */
  record AskAgain() implements Reply {}

  /** An answer that the contract does not allow here. */
  record Unexpected(String detail) implements Reply {}

  Set<String> REFUSALS = Set.of("INSUFFICIENT_STOCK", "TOO_MANY_OPEN");

  /** Reads the answer to a step of a reservation whose deadline is far away or has no effect. */
  static Reply of(Step step, Answer.Received answer) {
    JsonNode json = Json.parse(answer.body());
    long version = json.path("version").asLong(0);
    String status = json.path("status").asText();
    if (answer.status() == 503) {
      return new AskAgain();
    }
    boolean refused = answer.status() == 409 && REFUSALS.contains(json.path("code").asText());
    if (step == Step.RESERVE && refused) {
      return new Settled(Status.ABSENT, version);
    }
    if (step == Step.RELEASE && answer.status() == 204) {
      long changed = answer.header("Holdfast-Version").map(Long::valueOf).orElse(0L);
      return new Settled(Status.RELEASED, changed);
    }
    for (Status possible : after(step)) {
      if (answer.ok() && possible.name().equals(status)) {
        return new Settled(possible, version);
      }
    }
    return new Unexpected(step + ": " + answer.status() + " " + answer.body());
  }

  private static Set<Status> after(Step step) {
    return switch (step) {
      case NONE, RELEASE -> Set.of();
      case RESERVE -> Set.of(Status.HELD, Status.EXPIRED);
      case EXTEND -> Set.of(Status.HELD);
      case CONFIRM -> Set.of(Status.CONFIRMED);
    };
  }
}
