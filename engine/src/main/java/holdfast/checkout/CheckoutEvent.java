package holdfast.checkout;

import holdfast.stock.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has happened to a checkout. What it is about to do is an event too, stored before the first
 * SKU is asked: whoever comes to life with it goes on from there.
 */
public sealed interface CheckoutEvent {
  /** Units are wanted under an id that nothing is held under. */
  record Begun(Cart cart, List<ExplodedLine> lines) implements CheckoutEvent {
    /** Keeps its own copy of the lines. */
    public Begun {
      lines = List.copyOf(lines);
    }
  }

  /**
   * After the deadline the same units are wanted again: a new decision against today's stock.
   *
   * @param order what to confirm them for, if that is why
   * @param quantities how many of each line, in their order; without them, all
   */
  record BegunAnew(int ttlSeconds, Optional<OrderId> order, Optional<List<Integer>> quantities)
      implements CheckoutEvent {
    /** Keeps its own copy of the quantities. */
    public BegunAnew {
      quantities = quantities.map(List::copyOf);
    }
  }

  /** Every SKU holds what is needed of it. */
  record Granted(List<Checkout.Holding> holdings, Instant expiresAt) implements CheckoutEvent {
    /** Keeps its own copy of the holdings. */
    public Granted {
      holdings = List.copyOf(holdings);
    }
  }

  /** The holds are to live until {@code ttlSeconds} from now. */
  record Extending(int ttlSeconds) implements CheckoutEvent {}

  /** All holds live until then. */
  record Extended(Instant expiresAt) implements CheckoutEvent {}

  /**
   * Units are to go to an order; until all of those are pinned that can fail.
   *
   * @param quantities how many of each line, in their order; without them, all
   */
  record Confirming(OrderId order, Optional<List<Integer>> quantities) implements CheckoutEvent {
    /** Keeps its own copy of the quantities. */
    public Confirming {
      quantities = quantities.map(List::copyOf);
    }
  }

  /** Every hold of which the order gets units is pinned: from here there is no way back. */
  record Pinned() implements CheckoutEvent {}

  /** The units belong to the order, and nothing else is held. */
  record Confirmed() implements CheckoutEvent {}

  /** Whatever is held is to be let go of. */
  record GivenUp(Why why) implements CheckoutEvent {}

  /** Nothing is held any more. */
  record Ended() implements CheckoutEvent {}

  /** Why a checkout is given up. */
  enum Why {
    /** Not all units were granted, and there was no grant before. */
    REFUSED,
    /** The client wants it so. */
    RELEASED,
    /** The deadline passed, and there is no new grant. */
    EXPIRED
  }
}
