package holdfast.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a store stands.
 *
 * @param closure why it lets nobody in, if it does not
 * @param waiting numbers that wait, or are on their way
 * @param callsInFlight calls to the store that are under way
 * @param unanswered numbers of pushes of which nobody knows what became of them
 * @param lastPush when it last acknowledged a number, since this node looks after it
 * @param lastError what last went wrong, since then
 * @param waitingSince since when the number waits that waits longest
 * @param lag how long its last numbers took, since this node looks after it
 * @param exposure as far as is known: it is found out about once a minute
 */
public record StoreStatus(
    State state,
    Optional<Closure> closure,
    Breaker breaker,
    int waiting,
    int callsInFlight,
    int unanswered,
    Optional<Instant> lastPush,
    Optional<LastError> lastError,
    Optional<Instant> waitingSince,
    Optional<Lag> lag,
    Optional<Exposure> exposure) {
  /** How long the number waits that waits longest. */
  public Duration waitingFor(Instant now) {
    return waitingSince
        .map(since -> Duration.between(since, now))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /**
   * From the change of stock until the store acknowledged its number, in milliseconds.
   *
   * @param count numbers that this is about: the last ones, a thousand at most
   */
  public record Lag(int count, long p50, long p99, long max) {}

  /** What went wrong. */
  public record LastError(String why, Instant at) {}

  /** Whether it is told anything. The names are part of the API. */
  public enum State {
    /** It is. */
    OPEN,
    /** It lets nobody in. */
    CLOSED,
    /** Somebody has paused it. */
    PAUSED,
    /** Its platform has no connector. */
    NOT_CONNECTED,
    /** Its numbers reach it in another way. */
    NOT_PUSHED
  }

  /** Whether calls go out. The names are part of the API. */
  public enum Breaker {
    /** They do. */
    CLOSED,
    /** It did not answer: none goes out for a while. */
    OPEN,
    /** One goes out to see. */
    HALF_OPEN
  }
}
