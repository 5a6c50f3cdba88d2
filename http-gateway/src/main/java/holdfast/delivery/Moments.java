package holdfast.delivery;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Moments as platforms print them: with an offset from UTC, or in UTC without saying so. */
final class Moments {
  static final String ALLOWED =
      "must be a moment after 1970 like 2026-11-20T10:00:00+01:00, or without an offset in UTC";

  private static final int LENGTH_MAX = 50;
  private static final Instant MAX = Instant.parse("9999-12-31T00:00:00Z");
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter();

  private Moments() {}

  static Optional<Instant> parse(String text) {
    if (text.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    try {
      var parsed =
          FORMAT.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      var moment =
          parsed instanceof OffsetDateTime there
              ? there.toInstant()
              : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
      return Optional.of(moment).filter(Moments::isLikely);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** What lies outside fits no database. */
  private static boolean isLikely(Instant moment) {
    return moment.isAfter(Instant.EPOCH) && moment.isBefore(MAX);
  }
}
