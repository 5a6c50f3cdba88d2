package holdfast.http.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.Uri;

/** All routes, as data. A path is matched before its method, so that 404 and 405 are exact. */
final class RouteTable {
  /** Longer paths match nothing; their segments need not be collected. */
  private static final int SEGMENTS_MAX = 8;

  private final List<Endpoint> endpoints;

  /** What can be done at one path. */
  record Endpoint(PathPattern pattern, Map<String, MeasuredRoute> byMethod) {
    /** The value of an {@code Allow} header. */
    String allow() {
      return String.join(", ", byMethod.keySet());
    }
  }

  /** Where a path led. */
  record Match(Endpoint endpoint, List<String> parameters) {}

  RouteTable(List<MeasuredRoute> routes) {
    var byPattern = new LinkedHashMap<String, Map<String, MeasuredRoute>>();
    for (var measured : routes) {
      var methods =
          byPattern.computeIfAbsent(measured.route().pattern(), _ -> new LinkedHashMap<>());
      if (methods.put(measured.route().method(), measured) != null) {
        throw new IllegalArgumentException("two routes for " + measured.route());
      }
    }
    endpoints =
        byPattern.entrySet().stream()
            .map(entry -> new Endpoint(PathPattern.of(entry.getKey()), entry.getValue()))
            .toList();
  }

  Optional<Match> match(Uri uri) {
    var path = segments(uri);
    for (var endpoint : endpoints) {
      var values = endpoint.pattern().match(path);
      if (values.isPresent()) {
        return Optional.of(new Match(endpoint, values.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Each segment percent-decoded once: Pekko has split the path before it decoded, so that {@code
   * %2F} does not separate.
   */
  private static List<String> segments(Uri uri) {
    var segments = new ArrayList<String>(SEGMENTS_MAX);
    var path = uri.asScala().path();
    while (!path.isEmpty() && segments.size() < SEGMENTS_MAX) {
      var rest = path.tail();
      if (!path.startsWithSlash()) {
        segments.add((String) path.head());
      } else if (rest.isEmpty() || rest.startsWithSlash()) {
        segments.add("");
      }
      path = rest;
    }
    return segments;
  }
}
