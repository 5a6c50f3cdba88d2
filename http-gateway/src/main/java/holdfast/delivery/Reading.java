package holdfast.delivery;

import holdfast.shop.ShopNews;
import java.util.List;
import java.util.function.Function;

/** What came of reading a body. */
public sealed interface Reading<T> {
  /** It was understood. */
  record Understood<T>(T value) implements Reading<T> {}

  /** It was not; nothing of it counts. */
  record Failed<T>(ShopNews.Unreadable problem) implements Reading<T> {}

  /**
   * Reads a body that is one JSON object.
   *
   * @param meaning reads the object; what it returns counts only if it found nothing wrong
   */
  static <T> Reading<T> object(byte[] body, Function<Part, T> meaning) {
    var trouble = new Trouble();
    return switch (Json.read(body)) {
      case Json.Wrong(var why) -> failed("", why);
      case Json.Tree(var root) ->
          Part.of(root, "", trouble)
              .map(part -> trouble.unless(meaning.apply(part)))
              .orElseGet(() -> failed("", "must be a JSON object"));
    };
  }

  /** Reads a body that is a JSON array of objects, as {@link #object} does. */
  static <T> Reading<T> array(byte[] body, Function<List<Part>, T> meaning) {
    var trouble = new Trouble();
    return switch (Json.read(body)) {
      case Json.Wrong(var why) -> failed("", why);
      case Json.Tree(var root) when root.isArray() ->
          trouble.unless(meaning.apply(Part.elements(root, "", trouble)));
      case Json.Tree _ -> failed("", "must be a JSON array");
    };
  }

  /** News of a body that is one JSON object; of one that can't be read, that it can't. */
  static List<ShopNews> news(byte[] body, Function<Part, List<ShopNews>> meaning) {
    return switch (object(body, meaning)) {
      case Understood<List<ShopNews>>(var news) -> news;
      case Failed<List<ShopNews>>(var problem) -> List.of(problem);
    };
  }

  private static <T> Reading<T> failed(String field, String why) {
    return new Failed<>(new ShopNews.Unreadable(field, why));
  }
}
