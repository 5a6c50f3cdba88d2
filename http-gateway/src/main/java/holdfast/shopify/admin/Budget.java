package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Points that questions cost, and that come back with time, as each answer tells. */
final class Budget {
  /** Where a shop does not say how long. */
  private static final Duration UNSAID = Duration.ofSeconds(1);

  private static final Duration PAUSE_MIN = Duration.ofMillis(100);

  /** Whatever a shop says, it is asked again after an hour. */
  private static final Duration PAUSE_MAX = Duration.ofHours(1);

  private static final double MILLIS = 1_000;

  private Budget() {}

  /** How long until the same question can be paid again. */
  static Duration rest(JsonNode answer) {
    var cost = answer.path("extensions").path("cost");
    var status = cost.path("throttleStatus");
    var rate = status.path("restoreRate").asDouble();
    var missing =
        cost.path("requestedQueryCost").asDouble() - status.path("currentlyAvailable").asDouble();
    return rate <= 0 || missing <= 0 ? Duration.ZERO : ofMillis(missing / rate * MILLIS);
  }

  /** How long to wait after an answer that was refused for want of points. */
  static Duration pause(JsonNode answer) {
    var isSaid = answer.path("extensions").path("cost").path("throttleStatus").isObject();
    var rest = rest(answer);
    return !isSaid ? UNSAID : rest.compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : rest;
  }

  /** What {@code Retry-After} says, which may have a fraction; no less than {@code least}. */
  static Duration retryAfter(String header, Duration least) {
    try {
      var told = ofMillis(Double.parseDouble(header) * MILLIS);
      return told.compareTo(least) < 0 ? least : told;
    } catch (NumberFormatException _) {
      return least;
    }
  }

  private static Duration ofMillis(double millis) {
    return Duration.ofMillis((long) Math.min(Math.ceil(millis), (double) PAUSE_MAX.toMillis()));
  }
}
