package holdfast.sweep;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * By what a store's orders were first heard of, over some days.
 *
 * @param byWebhook how many the shop told of by itself
 * @param bySweep how many were found by asking
 * @param lastByWebhook when the newest of the former came, by our clock
 */
public record Heard(long byWebhook, long bySweep, Optional<Instant> lastByWebhook) {
  /** Of a store without orders. */
  public static final Heard NOTHING = new Heard(0, 0, Optional.empty());

  /** All of them. */
  public long orders() {
    return byWebhook + bySweep;
  }

  /** The share of the former, if there are any. */
  public OptionalDouble share() {
    return orders() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) byWebhook / orders());
  }
}
