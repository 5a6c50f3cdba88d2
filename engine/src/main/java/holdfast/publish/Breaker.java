package holdfast.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps calls from a store that does not answer: after some failures in a row it opens for a while,
 * then lets one call through, whose answer decides.
 *
 * @param failures in a row
 * @param opened how often it opened since the last answer
 * @param until when it is open, until when
 */
record Breaker(int failures, int opened, Optional<Instant> until) {
  static final Breaker WHOLE = new Breaker(0, 0, Optional.empty());

  /**
   * A call was in vain.
   *
   * @param most failures in a row after which it opens
   */
  Breaker failed(int most, Backoff backoff, double jitter, Instant now) {
    var isOpening = until.isPresent() || failures + 1 >= most;
    return isOpening
        ? new Breaker(
            failures + 1, opened + 1, Optional.of(now.plus(backoff.after(opened + 1, jitter))))
        : new Breaker(failures + 1, opened, until);
  }

  boolean isOpen(Instant now) {
    return until.filter(now::isBefore).isPresent();
  }

  /** Open no longer, but nobody has answered yet: one call tells. */
  boolean isHalfOpen(Instant now) {
    return until.isPresent() && !isOpen(now);
  }

  StoreStatus.Breaker state(Instant now) {
    if (until.isEmpty()) {
      return StoreStatus.Breaker.CLOSED;
    }
    return isOpen(now) ? StoreStatus.Breaker.OPEN : StoreStatus.Breaker.HALF_OPEN;
  }
}
