package holdfast.loadtest.simulator.shopify;

import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Node;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** No list that an app sends may be longer than 250. */
final class InputSize {
  static final int MAX = 250;

  private InputSize() {}

  /** The length of a list that is too long, in the query itself or in its variables. */
  static OptionalInt excess(Document document, Map<String, ?> variables) {
    return IntStream.concat(
            inside(document), variables.values().stream().flatMapToInt(InputSize::inside))
        .filter(size -> size > MAX)
        .findFirst();
  }

  private static IntStream inside(Node<?> node) {
    IntStream own =
        node instanceof ArrayValue list ? IntStream.of(list.getValues().size()) : IntStream.empty();
    return IntStream.concat(own, node.getChildren().stream().flatMapToInt(InputSize::inside));
  }

  private static IntStream inside(@Nullable Object value) {
    return switch (value) {
      case Collection<?> list ->
          IntStream.concat(
              IntStream.of(list.size()), list.stream().flatMapToInt(InputSize::inside));
      case Map<?, ?> object -> object.values().stream().flatMapToInt(InputSize::inside);
      case null, default -> IntStream.empty();
    };
  }
}
