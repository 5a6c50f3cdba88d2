package holdfast.checkout;

import holdfast.stock.ReservationId;
import java.time.Instant;

/**
 * Hears where checkouts stand, so that the unfinished ones are found after a restart. Calls come
 * from an actor's thread and must neither block nor throw. What happened right before a crash is
 * not told: whoever needs it all must compare the sequence numbers and read the journal.
 */
public interface CheckoutFeed {
  /** The journal has events of a checkout up to {@code sequence}, which led to a state. */
  void reached(ReservationId id, long sequence, Checkout checkout, Instant now);
}
