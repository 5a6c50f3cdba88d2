package holdfast.loadtest.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of a shop. */
public record Reply(int status, Map<String, String> headers, String body) {
  /** An answer in JSON. */
  public static Reply json(int status, JsonNode body) {
    return new Reply(
        status, Map.of("Content-Type", "application/json; charset=UTF-8"), body.toString());
  }

  /** A page for people. */
  public static Reply html(int status, String page) {
    return new Reply(status, Map.of("Content-Type", "text/html; charset=UTF-8"), page);
  }

  public Reply withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Reply(status, Map.copyOf(all), body);
  }

  /** The same with something behind its body. */
  public Reply followedBy(String text) {
    return new Reply(status, headers, body + text);
  }
}
