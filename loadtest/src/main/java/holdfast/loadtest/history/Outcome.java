package holdfast.loadtest.history;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Json;

/** What the answer to a reservation says. */
public sealed interface Outcome {
  /**
   * The units are held. {@code fresh} says that this very answer granted them, so that {@code
   * version} is the SKU's version after the grant; otherwise the id had been granted before, and
   * the grant's own version is not larger than this one.
   */
  record Granted(long version, boolean fresh, String sku, long quantity) implements Outcome {}

  /** The units were not there at this version of the SKU; {@code rule} is what stopped more. */
  record Refused(long version, long available, String rule) implements Outcome {}

  /** Nothing was done, and the same may be asked again. */
  record NothingDone(String code) implements Outcome {}

  /** It may have been done or not; asking again with the same id tells. */
  record Unknown(String reason) implements Outcome {}

  /** An answer that has no place in this history. */
  record Unexpected(int status, String body) implements Outcome {}

  /** Reads an answer to {@code POST /v1/reservations}. */
  static Outcome of(Answer answer) {
    return switch (answer) {
      case Answer.Lost(var reason, var sent, _, _) ->
          sent ? new Unknown(reason) : new NothingDone(reason);
      case Answer.Received(var status, _, var body, _, _) -> read(status, body);
    };
  }

  private static Outcome read(int status, String body) {
    JsonNode json = Json.parse(body);
    String code = json.path("code").asText();
    long version = json.path("version").asLong(-1);
    JsonNode line = json.path("lines").path(0);
    if ((status == 201 || status == 200) && json.path("status").asText().equals("HELD")) {
      long quantity = line.path("quantity").asLong();
      return new Granted(version, status == 201, line.path("sku").asText(), quantity);
    }
    if (status == 409 && code.equals("INSUFFICIENT_STOCK")) {
      return new Refused(version, line.path("available").asLong(-1), line.path("rule").asText());
    }
    if (status == 503) {
      return code.equals("OUTCOME_UNKNOWN") ? new Unknown(code) : new NothingDone(code);
    }
    return new Unexpected(status, body);
  }
}
