package holdfast.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** How long a shop wants to be left alone, as the header of that name says. Pure. */
public final class RetryAfter {
  /** Longest pause that a shop may ask for. */
  public static final Duration MAX = Duration.ofHours(1);

  private static final String NAME = "retry-after";

  private RetryAfter() {}

  /**
   * What the header says; none if it is not there, or says nothing that could be followed.
   *
   * @param headers by name in lower case
   */
  public static Optional<Duration> of(Map<String, String> headers, Instant now) {
    return Optional.ofNullable(headers.get(NAME))
        .flatMap(text -> pause(text.strip(), now))
        .map(pause -> pause.compareTo(MAX) > 0 ? MAX : pause);
  }

  private static Optional<Duration> pause(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until)).filter(Duration::isPositive);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
