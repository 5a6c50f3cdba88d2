package holdfast.loadtest.audit;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Json;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.util.Optional;

/**
 * What the server says of a reservation. Absent ones have no SKU and no quantity; the order is
 * empty when the server does not name one.
 */
public record Observed(Status status, String sku, long quantity, String order) {
  private static final Observed ABSENT = new Observed(Status.ABSENT, "", 0, "");

  /** Reads an answer that carries a reservation; empty when it carries something else. */
  public static Optional<Observed> of(Answer.Received answer) {
    JsonNode json = Json.parse(answer.body());
    if (answer.status() == 404) {
      boolean unknown = json.path("code").asText().equals("UNKNOWN_RESERVATION");
      return unknown ? Optional.of(ABSENT) : Optional.empty();
    }
    JsonNode line = json.path("lines").path(0);
    for (Status status : Status.values()) {
      if (answer.ok() && status.name().equals(json.path("status").asText())) {
        String sku = line.path("sku").asText();
        String order = json.path("order").asText("");
        return Optional.of(new Observed(status, sku, line.path("quantity").asLong(), order));
      }
    }
    return Optional.empty();
  }

  /** What contradicts the client's knowledge of this reservation, if anything does. */
  public Optional<Violation> contradicts(Hold hold) {
    if (!hold.possible().contains(status)) {
      boolean gone = status == Status.ABSENT && hold.answered() != Status.ABSENT;
      boolean lost = gone || hold.unanswered() == Step.NONE;
      Rule rule = lost ? Rule.NOTHING_LOST : Rule.WHOLE_OR_NOTHING;
      return Optional.of(
          new Violation(
              rule, "%s is %s, must be one of %s".formatted(hold.id(), status, hold.possible())));
    }
    boolean same = sku.equals(hold.sku()) && quantity == hold.quantity();
    boolean sameOrder = order.isEmpty() || order.equals(hold.order());
    if (status != Status.ABSENT && !(same && sameOrder)) {
      return Optional.of(new Violation(Rule.GRANTED_AS_ASKED, hold + " is found as " + this));
    }
    return Optional.empty();
  }
}
