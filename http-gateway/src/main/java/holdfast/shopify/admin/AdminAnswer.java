package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.publish.ClosedFor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of a question to the Admin API. */
sealed interface AdminAnswer {
  /**
   * It was answered.
   *
   * @param data what was asked for; whether a change was made, {@code userErrors} in it say
   * @param rest how long the same question had better wait before it is asked again
   * @param date when, by the shop's clock, if it says so
   */
  record Data(ObjectNode data, Duration rest, Optional<Instant> date) implements AdminAnswer {
    private boolean hasUserErrors() {
      for (var payload : data) {
        if (!payload.path("userErrors").isEmpty()
            || !payload.path("orderCancelUserErrors").isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Nothing was carried out: the budget is used up, or the shop's host has calls enough. */
  record Throttled(Duration pause) implements AdminAnswer {}

  /** Nothing was carried out: the question costs more than any question may. */
  record TooCostly(int cost, int max) implements AdminAnswer {}

  /** Nothing was carried out: the shop can't be reached. */
  record Unsent(String why) implements AdminAnswer {}

  /** Nobody knows what was carried out. */
  record Unknown(String why) implements AdminAnswer {}

  /** Nothing was carried out: the question is not understood. */
  record Refused(String why) implements AdminAnswer {}

  /** Nobody is let in. */
  record Closed(ClosedFor reason, String why) implements AdminAnswer {}

  /** For the sync log. */
  default String outcome() {
    return switch (this) {
      case Data data -> data.hasUserErrors() ? "REFUSED" : "OK";
      case Throttled _ -> "THROTTLED";
      case TooCostly _ -> "TOO_COSTLY";
      case Unsent _ -> "NOT_SENT";
      case Unknown _ -> "UNKNOWN";
      case Refused _ -> "REFUSED";
      case Closed closed -> closed.reason().name();
    };
  }

  /** For people. */
  default String told() {
    return switch (this) {
      case Data _ -> "answered";
      case Throttled throttled -> "throttled for " + throttled.pause();
      case TooCostly costly ->
          "the question costs %d points, %d at most".formatted(costly.cost(), costly.max());
      case Unsent unsent -> "not sent: " + unsent.why();
      case Unknown unknown -> unknown.why();
      case Refused refused -> refused.why();
      case Closed closed -> closed.why();
    };
  }
}
