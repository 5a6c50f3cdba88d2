package holdfast.stock;

import java.time.Duration;
import java.time.Instant;

/**
 * By how much a window was seen to show more or less than orders explain. It counts from then on,
 * and so the order that explains it must not move the number once more when it is heard of.
 *
 * @param units less than zero when less was seen
 * @param since version of the SKU when it was last seen
 * @param until when nobody waits for that order any more
 */
public record Unreported(long units, long since, Instant until) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static Unreported from(long units, long since, Instant now) {
    return new Unreported(units, since, now.plus(PATIENCE));
  }

  /** Whether the shop was offered a number on top of what was seen. */
  boolean isBefore(Showing.Offer offer) {
    return offer.version() > since;
  }

  /** How many of the units by which an order lowers the number it is known to show already. */
  int counted(int lowered, Instant now) {
    if (!now.isBefore(until) || lowered == 0 || lowered > 0 == units > 0) {
      return 0;
    }
    return lowered > 0 ? (int) Math.min(lowered, -units) : (int) Math.max(lowered, -units);
  }

  Unreported explaining(int counted) {
    return new Unreported(units + counted, since, until);
  }
}
