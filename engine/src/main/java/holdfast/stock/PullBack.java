package holdfast.stock;

import java.time.Duration;
import java.time.Instant;

/**
 * Units that windows are to give up for a reservation that was refused because of them.
 *
 * @param units that it wants
 * @param until when they return to the windows, if nobody has taken them
 */
public record PullBack(long units, Instant until) {
  /** How long units wait for whom they were pulled back for. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** When to ask again: by then most shops have shown the lower number. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(3);

  /** Most that a SKU carries out at a time. */
  static final int AT_ONCE_MAX = 32;
}
