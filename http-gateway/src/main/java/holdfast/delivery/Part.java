package holdfast.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Identifier;
import holdfast.order.OrderKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object of a delivered body. Lenient in form, as platforms print numbers as strings and whole
 * numbers as {@code 2.0}; strict in meaning: what is wrong is noted with its JSON pointer and reads
 * as a placeholder, and then nothing of the body counts. Fields that nobody asks for may hold
 * anything.
 */
public final class Part {
  /** Longest hint for people that is passed on, in characters. */
  private static final int TEXT_MAX = 255;

  private static final BigDecimal ID_MAX = new BigDecimal("99999999999999999999");
  private static final BigDecimal UNITS_MAX = new BigDecimal(1_000_000_000);
  private static final String ID = "must be a whole number above 0, of at most 20 digits";
  private static final String UNITS = "must be a whole number from 0 to 1000000000";
  private static final String LEVEL = "must be a whole number from -1000000000 to 1000000000";

  private final ObjectNode object;
  private final String pointer;
  private final Trouble trouble;

  private Part(ObjectNode object, String pointer, Trouble trouble) {
    this.object = object;
    this.pointer = pointer;
    this.trouble = trouble;
  }

  static Optional<Part> of(JsonNode node, String pointer, Trouble trouble) {
    return node instanceof ObjectNode object
        ? Optional.of(new Part(object, pointer, trouble))
        : Optional.empty();
  }

  static List<Part> elements(JsonNode array, String pointer, Trouble trouble) {
    var parts = new ArrayList<Part>(array.size());
    for (int i = 0; i < array.size(); i++) {
      var place = pointer + "/" + i;
      of(array.get(i), place, trouble)
          .ifPresentOrElse(parts::add, () -> trouble.add(place, "must be an object"));
    }
    return parts;
  }

  /** The object, printed as JSON. */
  public byte[] bytes() {
    return Json.print(object).getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads this object by itself: what is wrong in it is no trouble for what stands around it. */
  public <T> Reading<T> alone(Function<Part, T> meaning) {
    var own = new Trouble();
    return own.unless(meaning.apply(new Part(object, pointer, own)));
  }

  /** Notes that a field is wrong; {@code why} says what would be right. */
  public void refuse(String name, String why) {
    trouble.add(pointer + "/" + name, why);
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return node(name) != null;
  }

  /** Whether the field says null, which is not the same as saying nothing. */
  public boolean isNull(String name) {
    return object.path(name).isNull();
  }

  /** A platform's id, as text: it may fit no number type. */
  public String id(String name) {
    if (hasNoId(name)) {
      refuse(name, "is missing; it " + ID);
    }
    return optionalId(name).orElse("1");
  }

  /** A platform's id, if there is one; null, 0 and an empty string all mean that there is none. */
  public Optional<String> optionalId(String name) {
    return hasNoId(name)
        ? Optional.empty()
        : whole(name, object.path(name), BigDecimal.ONE, ID_MAX, ID)
            .map(id -> id.toBigIntegerExact().toString());
  }

  private boolean hasNoId(String name) {
    var node = node(name);
    return node == null
        || (node.isTextual() && node.textValue().isEmpty())
        || Exact.number(node).filter(number -> number.signum() == 0).isPresent();
  }

  /** A platform's name for something that is no number; none if it can't name anything with us. */
  public Optional<String> token(String name) {
    var node = node(name);
    return node != null
            && node.isTextual()
            && Identifier.isValid(node.textValue())
            && node.textValue().length() <= OrderKey.NUMBER_LENGTH_MAX
        ? Optional.of(node.textValue())
        : Optional.empty();
  }

  /** Units that there are, or were ordered. */
  public int units(String name) {
    var units = optionalUnits(name);
    if (!has(name)) {
      refuse(name, "is missing; it " + UNITS);
    }
    return units.orElse(0);
  }

  /** Units, if it is said how many. */
  public Optional<Integer> optionalUnits(String name) {
    return integer(name, BigDecimal.ZERO, UNITS);
  }

  /** What a shop shows, which may be below 0; none when it does not count. */
  public Optional<Integer> level(String name) {
    return integer(name, UNITS_MAX.negate(), LEVEL);
  }

  /** As {@link #level}, for platforms that also count in fractions. */
  public Optional<BigDecimal> fractionalLevel(String name) {
    var node = node(name);
    if (node == null || (node.isTextual() && node.textValue().isEmpty())) {
      return Optional.empty();
    }
    var number =
        Exact.number(node).filter(found -> Exact.isBetween(found, UNITS_MAX.negate(), UNITS_MAX));
    if (number.isEmpty()) {
      refuse(name, "must be a number from -1000000000 to 1000000000");
    }
    return number;
  }

  /** The moment in the first of these fields that is there. */
  public Instant moment(String... names) {
    for (var name : names) {
      if (has(name)) {
        return optionalMoment(name).orElse(Instant.EPOCH);
      }
    }
    refuse(names[0], "is missing; it " + Moments.ALLOWED);
    return Instant.EPOCH;
  }

  /** A moment, if there is one. */
  public Optional<Instant> optionalMoment(String name) {
    var node = node(name);
    if (node == null) {
      return Optional.empty();
    }
    var moment = node.isTextual() ? Moments.parse(node.textValue()) : Optional.<Instant>empty();
    if (moment.isEmpty()) {
      refuse(name, Moments.ALLOWED);
    }
    return moment;
  }

  /** A hint for people; none if it is blank or no text. */
  public Optional<String> hint(String name) {
    var node = node(name);
    return node == null || !node.isTextual()
        ? Optional.empty()
        : Optional.of(printable(node.textValue())).filter(text -> !text.isBlank());
  }

  /** Without characters that no database and no page can hold. */
  private static String printable(String text) {
    return text.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .limit(TEXT_MAX)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** True or false; false if it is not said. */
  public boolean flag(String name) {
    var node = node(name);
    if (node != null && !node.isBoolean()) {
      refuse(name, "must be true or false");
    }
    return node != null && node.booleanValue();
  }

  /** A word of the platform's. */
  public String word(String name) {
    var node = node(name);
    if (node != null && node.isTextual() && !node.textValue().isBlank()) {
      return node.textValue();
    }
    refuse(name, node == null ? "is missing; it must be a word" : "must be a word");
    return "";
  }

  /** What one of several words stands for, if there is one. */
  public <T> Optional<T> optionalWord(String name, Map<String, T> meanings) {
    var node = node(name);
    if (node == null) {
      return Optional.empty();
    }
    var meaning = Optional.ofNullable(node.isTextual() ? meanings.get(node.textValue()) : null);
    if (meaning.isEmpty()) {
      refuse(name, oneOf(meanings));
    }
    return meaning;
  }

  /** What one of several words stands for; {@code placeholder} if it is none of them. */
  public <T> T word(String name, Map<String, T> meanings, T placeholder) {
    if (!has(name)) {
      refuse(name, "is missing; it " + oneOf(meanings));
    }
    return optionalWord(name, meanings).orElse(placeholder);
  }

  /** The object in a field; an empty one if there is none. */
  public Part part(String name) {
    var place = pointer + "/" + name;
    return of(object.path(name), place, trouble)
        .orElseGet(
            () -> {
              refuse(name, "must be an object");
              return new Part(object.objectNode(), place, trouble);
            });
  }

  /** The objects of an array. */
  public List<Part> parts(String name) {
    var node = node(name);
    if (node != null && node.isArray()) {
      return elements(node, pointer + "/" + name, trouble);
    }
    refuse(name, node == null ? "is missing; it must be an array" : "must be an array");
    return List.of();
  }

  /** The objects of an array, if there is one. */
  public List<Part> optionalParts(String name) {
    return has(name) ? parts(name) : List.of();
  }

  private Optional<Integer> integer(String name, BigDecimal min, String allowed) {
    var node = node(name);
    return node == null
        ? Optional.empty()
        : whole(name, node, min, UNITS_MAX, allowed).map(BigDecimal::intValueExact);
  }

  private Optional<BigDecimal> whole(
      String name, JsonNode node, BigDecimal min, BigDecimal max, String allowed) {
    var number =
        Exact.number(node)
            .filter(found -> Exact.isBetween(found, min, max) && Exact.isWhole(found));
    if (number.isEmpty()) {
      refuse(name, allowed);
    }
    return number;
  }

  private static String oneOf(Map<String, ?> meanings) {
    return "must be one of " + String.join(", ", meanings.keySet().stream().sorted().toList());
  }

  private @Nullable JsonNode node(String name) {
    var node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }
}
