package holdfast.sweep;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the sweeps of one kind stand in one store. Moments are by our clock.
 *
 * @param askedAt when somebody last asked for one
 * @param startedAt when the last one began
 * @param endedAt when the last one ended, well or not
 * @param outcome how it ended
 * @param detail what was wrong, for people; what can't be stored of it is cut off
 * @param cursor where the next one goes on: of orders a moment by the shop's clock, of levels a
 *     listing, as long as not all have been read
 * @param read orders, listings or topics that the last one has seen
 * @param found orders that it brought in; listings for which the store has no number; topics that
 *     were mended
 * @param missed of the orders brought in those that nobody had told of; topics that are broken
 * @param failures how many in a row have gone wrong
 * @param completeAt all that the shop had sold by then has reached its orders
 */
public record SweepState(
    Optional<Instant> askedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Outcome> outcome,
    String detail,
    Optional<String> cursor,
    int read,
    int found,
    int missed,
    int failures,
    Optional<Instant> completeAt) {
  /** Of a store that was never swept. */
  public static final SweepState NONE =
      new SweepState(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          Optional.empty(),
          0,
          0,
          0,
          0,
          Optional.empty());

  /** Keeps as much of the detail as fits. */
  public SweepState {
    detail = holdfast.intake.Outcome.fitting(detail);
  }

  /** How a sweep ended. The names are part of the API, and stored. */
  public enum Outcome {
    /** All was read. */
    DONE,
    /** The store, or our database, did not answer as it should; to be tried again. */
    FAILED,
    /** The store lets nobody in; to be tried again. */
    CLOSED
  }

  /** What a sweep has counted. */
  public record Count(int read, int found, int missed) {
    static final Count ZERO = new Count(0, 0, 0);

    Count plus(int moreRead, int moreFound, int moreMissed) {
      return new Count(read + moreRead, found + moreFound, missed + moreMissed);
    }
  }

  Count count() {
    return new Count(read, found, missed);
  }

  /** Some of it is read, and it goes on behind {@code reached}. */
  SweepState reached(Instant started, String reached, Count count) {
    return new SweepState(
        askedAt,
        Optional.of(started),
        endedAt,
        outcome,
        detail,
        Optional.of(reached),
        count.read(),
        count.found(),
        count.missed(),
        failures,
        completeAt);
  }

  /** All of it is read. */
  SweepState done(Instant started, Instant ended, Optional<String> next, Count count) {
    return new SweepState(
        askedAt,
        Optional.of(started),
        Optional.of(ended),
        Optional.of(Outcome.DONE),
        "",
        next,
        count.read(),
        count.found(),
        count.missed(),
        0,
        completeAt);
  }

  /** It went wrong; what it had reached before stays reached. */
  SweepState failed(Instant started, Instant ended, Outcome how, String why) {
    return new SweepState(
        askedAt,
        Optional.of(started),
        Optional.of(ended),
        Optional.of(how),
        why,
        cursor,
        read,
        found,
        missed,
        failures + 1,
        completeAt);
  }

  SweepState complete(Instant at) {
    return new SweepState(
        askedAt,
        startedAt,
        endedAt,
        outcome,
        detail,
        cursor,
        read,
        found,
        missed,
        failures,
        Optional.of(at));
  }

  /** Whether one was asked for that has not begun. */
  public boolean isAsked() {
    return askedAt.isPresent()
        && startedAt.filter(started -> started.isAfter(askedAt.get())).isEmpty();
  }
}
