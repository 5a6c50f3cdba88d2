package holdfast.http.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shape of a path, such as {@code /v1/reservations/{id}/confirm}. A parameter stands for one
 * segment that is not empty.
 */
record PathPattern(String text, List<String> segments) {
  PathPattern {
    segments = List.copyOf(segments);
  }

  static PathPattern of(String text) {
    return new PathPattern(text, List.of(text.substring(1).split("/")));
  }

  /** The parameters' values in order, if the path has this shape. */
  Optional<List<String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    List<String> values = List.of();
    for (int i = 0; i < path.size(); i++) {
      var segment = segments.get(i);
      if (segment.startsWith("{") && !path.get(i).isEmpty()) {
        values = plus(values, path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static List<String> plus(List<String> values, String value) {
    if (values.isEmpty()) {
      return List.of(value);
    }
    var all = new ArrayList<>(values);
    all.add(value);
    return all;
  }
}
