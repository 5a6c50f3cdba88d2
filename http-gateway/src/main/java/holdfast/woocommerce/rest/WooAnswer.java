package holdfast.woocommerce.rest;

import holdfast.publish.ClosedFor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What came of one question to a shop. */
sealed interface WooAnswer {
  /**
   * The shop has done it.
   *
   * @param json, as far as one can see from outside
   * @param pages how many pages the list has, if the shop says so
   */
  record Said(String json, Optional<Integer> pages) implements WooAnswer {
    byte[] bytes() {
      return json.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** The shop says what is wrong with the question. */
  record Declined(int status, String code, String message) implements WooAnswer {
    String why() {
      return "%s (%d): %s".formatted(code.isEmpty() ? "no code" : code, status, message);
    }

    boolean isTooLarge() {
      return status == 413;
    }

    /** There is nothing of the id that was asked for. */
    boolean isUnknownId() {
      return status == 404 || WooFlaws.isUnknownId(code);
    }
  }

  /** It is busy, or its host has calls enough, and it has done nothing. */
  record Throttled(Duration pause) implements WooAnswer {}

  /** It can't be reached, and has done nothing. */
  record Unsent(String why) implements WooAnswer {}

  /** Nobody knows what it has done. */
  record Lost(String why) implements WooAnswer {}

  /** It lets nobody in. */
  record Closed(ClosedFor reason, String why) implements WooAnswer {}

  /** One word for the log. */
  default String outcome() {
    return switch (this) {
      case Said _ -> "OK";
      case Declined(var status, var code, var _) -> code.isEmpty() ? "HTTP_" + status : code;
      case Throttled _ -> "THROTTLED";
      case Unsent(var why) -> "NOT_SENT " + why;
      case Lost(var why) -> why;
      case Closed(var reason, var _) -> reason.name();
    };
  }
}
