package holdfast.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Identifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read strictly. A field that is missing or wrong goes to the {@link
 * Findings} and reads as a placeholder; an optional one may be left out or {@code null}.
 */
public final class Fields {
  private static final int NAME_SHOWN_MAX = 100;

  private final ObjectNode object;
  private final String pointer;
  private final Findings findings;

  Fields(ObjectNode object, String pointer, Findings findings) {
    this.object = object;
    this.pointer = pointer;
    this.findings = findings;
  }

  /** Refuses all fields but these. */
  public Fields only(String... known) {
    for (var names = object.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      if (!Arrays.asList(known).contains(name)) {
        refuse(name, "is not known here; known are " + String.join(", ", known));
      }
    }
    return this;
  }

  /** Notes that a field is wrong. */
  public void refuse(String name, String message) {
    findings.add(at(name), message);
  }

  private String at(String name) {
    var shown = name.length() <= NAME_SHOWN_MAX ? name : name.substring(0, NAME_SHOWN_MAX) + "…";
    return pointer + "/" + shown.replace("~", "~0").replace("/", "~1");
  }

  /** An id. */
  public String id(String name) {
    return required(name, optionalId(name), Identifier.ALLOWED);
  }

  /** An id, if there is one. */
  public Optional<String> optionalId(String name) {
    return string(name, Identifier.ALLOWED, Identifier::isValid);
  }

  /** Text for people with at most {@code max} characters. */
  public String text(String name, int max) {
    return required(name, optionalText(name, max), Allowed.text(max));
  }

  /** Text for people with at most {@code max} characters, if there is any. */
  public Optional<String> optionalText(String name, int max) {
    return string(name, Allowed.text(max), text -> Allowed.isText(text, max));
  }

  /** A string that a rule of its own allows; {@code allowed} says what that is. */
  public String string(String name, Predicate<String> rule, String allowed) {
    return required(name, string(name, allowed, rule), allowed);
  }

  /** A string that a rule of its own allows, if there is one. */
  public Optional<String> optionalString(String name, Predicate<String> rule, String allowed) {
    return string(name, allowed, rule);
  }

  /** One of several words. */
  public <E extends Enum<E>> Optional<E> choice(String name, Choices<E> choices) {
    var found = optionalChoice(name, choices);
    if (isMissing(name)) {
      refuse(name, "is missing; it " + choices.allowed());
    }
    return found;
  }

  /** One of several words, if there is one. */
  public <E extends Enum<E>> Optional<E> optionalChoice(String name, Choices<E> choices) {
    return string(name, choices.allowed(), word -> choices.find(word).isPresent())
        .flatMap(choices::find);
  }

  /** A whole number. */
  public int integer(String name, int min, int max) {
    var found = optionalInteger(name, min, max);
    if (isMissing(name)) {
      refuse(name, "is missing; it " + Allowed.between(min, max));
    }
    return found.orElse(min);
  }

  /** A whole number, if there is one. */
  public Optional<Integer> optionalInteger(String name, int min, int max) {
    var node = node(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node.isIntegralNumber()
        && node.canConvertToInt()
        && node.intValue() >= min
        && node.intValue() <= max) {
      return Optional.of(node.intValue());
    }
    refuse(name, Allowed.between(min, max));
    return Optional.empty();
  }

  /** True or false, if it is said. */
  public Optional<Boolean> optionalBoolean(String name) {
    var node = node(name);
    if (node == null || node.isBoolean()) {
      return Optional.ofNullable(node).map(JsonNode::booleanValue);
    }
    refuse(name, "must be true or false");
    return Optional.empty();
  }

  /** Several strings that a rule of their own allows; none when the field is missing or empty. */
  public Set<String> strings(String name, int max, Predicate<String> rule, String allowed) {
    var found = new LinkedHashSet<String>();
    if (isMissing(name) || (node(name) instanceof ArrayNode array && array.isEmpty())) {
      return found;
    }
    for (var element : elements(name, max)) {
      if (!element.isTextual() || !rule.test(element.textValue())) {
        findings.add(at(name) + "/" + found.size(), allowed);
        return found;
      }
      found.add(element.textValue());
    }
    return found;
  }

  /** A whole number of whatever size, if there is one. */
  public Optional<Long> optionalNumber(String name) {
    var node = node(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Optional.of(node.longValue());
    }
    refuse(name, "must be a whole number");
    return Optional.empty();
  }

  /** The names of all fields, of an object in which they are the author's own. */
  public List<String> names() {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether there is an object in a field that may hold something else. */
  public boolean holdsObject(String name) {
    return node(name) instanceof ObjectNode;
  }

  /** The object in a field, if there is one. */
  public Optional<Fields> optionalObject(String name) {
    var node = node(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ObjectNode child) {
      return Optional.of(new Fields(child, at(name), findings));
    }
    refuse(name, "must be an object");
    return Optional.empty();
  }

  /** The objects of an array; at least one, at most {@code max} of them. */
  public List<Fields> objects(String name, int max) {
    return objects(name, elements(name, max));
  }

  /** The objects of an array, if there is one; it may be empty. */
  public Optional<List<Fields>> optionalObjects(String name) {
    var node = node(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node.isArray()) {
      return Optional.of(objects(name, elements(node)));
    }
    refuse(name, "must be an array");
    return Optional.empty();
  }

  private List<Fields> objects(String name, List<JsonNode> elements) {
    var children = new ArrayList<Fields>();
    for (var element : elements) {
      var place = at(name) + "/" + children.size();
      if (!(element instanceof ObjectNode child)) {
        findings.add(place, "must be an object");
        return List.of();
      }
      children.add(new Fields(child, place, findings));
    }
    return children;
  }

  /** How many elements an array has; none when it is no array. */
  public int count(String name) {
    var node = node(name);
    return node != null && node.isArray() ? node.size() : 0;
  }

  /** Several words; at least one. */
  public <E extends Enum<E>> List<E> choices(String name, Choices<E> choices) {
    var found = new ArrayList<E>();
    for (var element : elements(name, choices.size())) {
      var choice = element.isTextual() ? choices.find(element.asText()) : Optional.<E>empty();
      if (choice.isEmpty()) {
        findings.add(at(name) + "/" + found.size(), choices.allowed());
        return List.of();
      }
      found.add(choice.get());
    }
    return found;
  }

  /** Whether the field is there, whatever it holds. */
  public boolean has(String name) {
    return !isMissing(name);
  }

  private List<JsonNode> elements(String name, int max) {
    var node = node(name);
    if (node != null && node.isArray() && !node.isEmpty() && node.size() <= max) {
      return elements(node);
    }
    refuse(name, "must be an array of 1 to " + max + " elements");
    return List.of();
  }

  private static List<JsonNode> elements(JsonNode array) {
    var elements = new ArrayList<JsonNode>(array.size());
    array.forEach(elements::add);
    return elements;
  }

  private Optional<String> string(String name, String allowed, Predicate<String> rule) {
    var node = node(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node.isTextual() && rule.test(node.textValue())) {
      return Optional.of(node.textValue());
    }
    refuse(name, node.isTextual() ? allowed : "must be a string");
    return Optional.empty();
  }

  private String required(String name, Optional<String> found, String allowed) {
    if (isMissing(name)) {
      refuse(name, "is missing; it " + allowed);
    }
    return found.orElse(Findings.PLACEHOLDER);
  }

  private boolean isMissing(String name) {
    return node(name) == null;
  }

  private @Nullable JsonNode node(String name) {
    var node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }
}
