package holdfast.intake;

import java.time.Duration;

/**
 * How deliveries are worked on.
 *
 * @param runningMax how many at once
 * @param attemptsMax how often one is tried before a person must look
 * @param firstPause after the first attempt in vain; it doubles with every further one
 * @param longestPause between two attempts
 * @param pollInterval how often to look for deliveries that nobody has told of
 */
public record DispatchSettings(
    int runningMax,
    int attemptsMax,
    Duration firstPause,
    Duration longestPause,
    Duration pollInterval) {
  /** Deliveries that are held in memory at once, at some 300 bytes each: the others are stored. */
  static final int HELD_MAX = 10_000;

  private static final int DOUBLINGS_MAX = 20;

  /** How long to wait after so many attempts in vain. */
  Duration pause(int attempts) {
    var pause = firstPause.multipliedBy(1L << Math.clamp(attempts - 1, 0, DOUBLINGS_MAX));
    return pause.compareTo(longestPause) > 0 ? longestPause : pause;
  }
}
