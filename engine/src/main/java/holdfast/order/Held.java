package holdfast.order;

import java.time.Instant;
import java.util.Optional;

/**
 * What is held of one SKU for an order or a cart, over all its lines. When the hold is over the SKU
 * lets go of it by itself.
 *
 * @param attempt counts the holds
 * @param wanted units that were wanted when this one was asked for
 * @param basis by the shop's clock, as of when
 * @param asked units that were asked for: fewer than wanted, once there were too few
 * @param granted units that were granted
 * @param available units that could have been had instead
 * @param isFreed nothing is held any more
 * @param pending what the SKU was, or is to be, asked
 */
public record Held(
    int attempt,
    int wanted,
    Instant basis,
    int asked,
    int granted,
    int available,
    boolean isFreed,
    Optional<Step> pending) {

  static final Held NONE = new Held(0, 0, Instant.EPOCH, 0, 0, 0, true, Optional.empty());

  Held asking(Step.Hold step, int nowWanted, Instant asOf) {
    return new Held(
        step.attempt(), nowWanted, asOf, step.quantity(), 0, 0, false, Optional.of(step));
  }

  Held freeing(Step.Free step) {
    return new Held(attempt, wanted, basis, asked, granted, available, isFreed, Optional.of(step));
  }

  /** The SKU has answered. */
  Held answered(int newGranted, int newAvailable) {
    return new Held(
        attempt, wanted, basis, asked, newGranted, newAvailable, isFreed, Optional.empty());
  }

  Held freed() {
    return new Held(attempt, 0, basis, 0, 0, 0, true, Optional.empty());
  }
}
