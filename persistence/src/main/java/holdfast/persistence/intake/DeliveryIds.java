package holdfast.persistence.intake;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Makes ids that sort by the time at which they were made: ten digits of the time in milliseconds,
 * then sixteen of a random number, both in Crockford's Base32. Within a process each is greater
 * than the one before, even if the clock goes back. Not thread-safe.
 */
public final class DeliveryIds {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS = 5;
  private static final int TIME_DIGITS = 10;
  private static final int HALF_DIGITS = 8;

  /** The first of the random digits stays low, so that adding one never overflows. */
  private static final long START_MAX = 1L << 38;

  private static final long HALF_MAX = 1L << (HALF_DIGITS * BITS);

  private final SecureRandom random = new SecureRandom();
  private long millis;
  private long high;
  private long low;

  /** The next id. */
  public String next(Instant now) {
    if (now.toEpochMilli() > millis) {
      millis = now.toEpochMilli();
      high = random.nextLong(START_MAX);
      low = random.nextLong(HALF_MAX);
    } else if (++low == HALF_MAX) {
      low = 0;
      high++;
    }
    return digits(millis, TIME_DIGITS) + digits(high, HALF_DIGITS) + digits(low, HALF_DIGITS);
  }

  /** What all ids made at that time or later are not less than. */
  public static String from(Instant time) {
    return digits(Math.max(0, time.toEpochMilli()), TIME_DIGITS) + "0".repeat(2 * HALF_DIGITS);
  }

  private static String digits(long number, int count) {
    var digits = new StringBuilder(count);
    for (int shift = (count - 1) * BITS; shift >= 0; shift -= BITS) {
      digits.append(DIGITS.charAt(((int) (number >>> shift)) & (DIGITS.length() - 1)));
    }
    return digits.toString();
  }
}
