package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.loadtest.client.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an app posts: a query, its variables, and which of its operations is meant. */
record Question(String query, Map<String, Object> variables, @Nullable String operation) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Empty if the body is not JSON or has no query. */
  static Optional<Question> of(String body) {
    JsonNode json = Json.parse(body);
    if (!json.path("query").isTextual()) {
      return Optional.empty();
    }
    Map<String, Object> variables =
        json.path("variables") instanceof ObjectNode values
            ? MAPPER.convertValue(values, new TypeReference<Map<String, Object>>() {})
            : Map.of();
    String operation =
        json.path("operationName").isTextual() ? json.path("operationName").asText() : null;
    return Optional.of(new Question(json.path("query").asText(), variables, operation));
  }
}
