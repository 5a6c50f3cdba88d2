package holdfast.order;

import java.time.Instant;

/**
 * Hears where orders and carts stand, so that they can be listed, the troubled ones be mended, and
 * the unfinished ones be found after a restart. Calls come from an actor's thread and must neither
 * block nor throw. What happened right before a crash is not told: whoever needs it all must
 * compare the sequence numbers and read the journal.
 */
public interface OrderFeed {
  /** The journal has events of an order up to {@code sequence}, which led to this. */
  void reached(OrderKey key, long sequence, OrderReport report, Instant now);
}
