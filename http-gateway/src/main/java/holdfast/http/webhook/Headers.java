package holdfast.http.webhook;

import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.intake.Arrival;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads a delivery's headers, which no signature covers. */
record Headers(Call call, Findings findings) {
  private static final Instant MAX = Instant.parse("9999-12-31T00:00:00Z");
  private static final String ALLOWED =
      "must be 1 to %d visible ASCII characters".formatted(Arrival.TEXT_MAX);

  /** A header that must be there. */
  String required(String name) {
    var value = call.header(name);
    if (value.filter(Headers::isAllowed).isEmpty()) {
      findings.add(name, value.isEmpty() ? "is missing; it " + ALLOWED : ALLOWED);
    }
    return value.orElse(Findings.PLACEHOLDER);
  }

  /** A header that is only for people: what can't be kept is as good as none. */
  Optional<String> optional(String name) {
    return call.header(name).filter(Headers::isAllowed);
  }

  /** A moment, if it is there and is one. */
  Optional<Instant> moment(String name) {
    try {
      return call.header(name).map(Instant::parse).filter(Headers::isLikely);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** What lies outside fits no database. */
  private static boolean isLikely(Instant moment) {
    return moment.isAfter(Instant.EPOCH) && moment.isBefore(MAX);
  }

  private static boolean isAllowed(String value) {
    return !value.isEmpty()
        && value.length() <= Arrival.TEXT_MAX
        && value.chars().allMatch(character -> character > ' ' && character <= '~');
  }
}
