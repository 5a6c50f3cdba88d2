package holdfast.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes out of a body what nobody needs in order to count stock. It names what stays and not what
 * goes: who bought, where they live and what they wrote stands in fields that any plugin may
 * invent. Doing it twice changes nothing, and what the rest says of stock is the same.
 *
 * @param kept names of fields that stay, at any depth
 * @param keptInside for objects of which only a few fields stay, which ones
 * @param keptNotes keys of those notes whose value stays; a note is an element of {@code meta_data}
 */
public record Redaction(
    Set<String> kept, Map<String, Set<String>> keptInside, Set<String> keptNotes) {
  private static final String NOTES = "meta_data";
  private static final String TOKEN = "token";

  /** Keeps its own copies. */
  public Redaction {
    kept = Set.copyOf(kept);
    keptInside = Map.copyOf(keptInside);
    keptNotes = Set.copyOf(keptNotes);
  }

  /** A body that may be stored, or why there is none. */
  public sealed interface Redacted {
    /** What may be stored. */
    record Body(String json) implements Redacted {}

    /**
     * It is no JSON: nobody can say what of it is personal, so nothing may be stored.
     *
     * @param why ends a sentence about the body
     */
    record NotJson(String why) implements Redacted {}
  }

  /** Takes out what may not be stored. */
  public Redacted of(byte[] body) {
    return switch (Json.read(body)) {
      case Json.Tree(var root) -> new Redacted.Body(Json.print(redacted(root)));
      case Json.Wrong(var why) -> new Redacted.NotJson(why);
    };
  }

  private JsonNode redacted(JsonNode node) {
    return each(
        node,
        object -> {
          var rest = object.objectNode();
          object.forEachEntry(
              (name, value) -> {
                if (keptInside.containsKey(name)) {
                  rest.set(name, only(keptInside.get(name), value));
                } else if (name.equals(NOTES)) {
                  rest.set(name, notes(value));
                } else if (kept.contains(name)) {
                  rest.set(name, name.endsWith(TOKEN) ? withoutKey(value) : redacted(value));
                }
              });
          return rest;
        });
  }

  /** What stands behind a question mark in a token opens what the token names. */
  private JsonNode withoutKey(JsonNode token) {
    return token.isTextual()
        ? TextNode.valueOf(token.textValue().split("\\?", 2)[0])
        : redacted(token);
  }

  private static JsonNode only(Set<String> names, JsonNode node) {
    return each(
        node,
        object -> {
          var rest = object.objectNode();
          object.forEachEntry(
              (name, value) -> {
                if (names.contains(name)) {
                  rest.set(name, emptied(value));
                }
              });
          return rest;
        });
  }

  /** What should have been a word or a number is still something else. */
  private static JsonNode emptied(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> object.objectNode();
      case ArrayNode array -> array.arrayNode();
      case JsonNode value -> value;
    };
  }

  /** A note that goes leaves its place empty, so that pointers still point to the same things. */
  private JsonNode notes(JsonNode node) {
    return each(
        node,
        note ->
            keptNotes.contains(note.path("key").asText())
                ? only(Set.of("key", "value"), note)
                : note.objectNode());
  }

  /** The objects of a node are replaced, at whatever depth arrays hold them. */
  private static JsonNode each(JsonNode node, Function<ObjectNode, JsonNode> replacement) {
    return switch (node) {
      case ObjectNode object -> replacement.apply(object);
      case ArrayNode array -> {
        var rest = array.arrayNode(array.size());
        array.forEach(element -> rest.add(each(element, replacement)));
        yield rest;
      }
      case JsonNode value -> value;
    };
  }
}
