package holdfast.http.wire;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The words that a field or parameter may have, and what each means. */
public final class Choices<E extends Enum<E>> {
  private final Map<String, E> byWord = new LinkedHashMap<>();

  private Choices(Class<E> type, UnaryOperator<String> word) {
    Arrays.stream(type.getEnumConstants())
        .forEach(choice -> byWord.put(word.apply(choice.name()), choice));
  }

  /** The enum's names as they are. */
  public static <E extends Enum<E>> Choices<E> upperCase(Class<E> type) {
    return new Choices<>(type, UnaryOperator.identity());
  }

  /** The enum's names in lower case. */
  public static <E extends Enum<E>> Choices<E> lowerCase(Class<E> type) {
    return new Choices<>(type, name -> name.toLowerCase(Locale.ROOT));
  }

  Optional<E> find(String word) {
    return Optional.ofNullable(byWord.get(word));
  }

  int size() {
    return byWord.size();
  }

  String allowed() {
    return "must be one of " + String.join(", ", byWord.keySet());
  }
}
