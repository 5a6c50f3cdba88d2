package holdfast.shopify.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON as the Admin API speaks it. */
final class AdminJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AdminJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** The object that a text is; none if it is something else, such as a page for people. */
  static Optional<ObjectNode> parse(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  static String print(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree can't be printed", e);
    }
  }

  static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.textValue().isEmpty()
        ? Optional.of(node.textValue())
        : Optional.empty();
  }

  static Optional<Instant> moment(JsonNode node) {
    try {
      return text(node).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** The elements that are objects: where something can't be told, there is a null in its place. */
  static List<ObjectNode> objects(JsonNode array) {
    var objects = new ArrayList<ObjectNode>();
    for (var element : array) {
      if (element instanceof ObjectNode object) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** What went wrong, by the shop's own words. */
  static String messages(JsonNode userErrors) {
    return String.join(
        "; ",
        objects(userErrors).stream().map(error -> error.path("message").asText("?")).toList());
  }
}
