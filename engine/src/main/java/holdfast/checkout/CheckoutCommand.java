package holdfast.checkout;

import holdfast.stock.OrderId;
import java.util.List;

/** What can be asked of a checkout. Asking again has no second effect. */
public sealed interface CheckoutCommand {
  /**
   * Hold everything in the cart.
   *
   * @param lines the cart with its bundles exploded by today's recipes
   */
  record Reserve(Cart cart, List<ExplodedLine> lines) implements CheckoutCommand {
    /** Keeps its own copy of the lines. */
    public Reserve {
      lines = List.copyOf(lines);
    }
  }

  /** Hold everything until {@code ttlSeconds} from now, if that is later than the deadline. */
  record Extend(int ttlSeconds) implements CheckoutCommand {}

  /**
   * Give units to an order, and the others back.
   *
   * @param lines how many of which SKU of the cart; none for everything
   */
  record Confirm(OrderId order, List<Cart.Line> lines) implements CheckoutCommand {
    /** Keeps its own copy of the lines. */
    public Confirm {
      lines = List.copyOf(lines);
    }
  }

  /** Give everything back. */
  record Release() implements CheckoutCommand {}

  /** Tell how it stands. */
  record Find() implements CheckoutCommand {}
}
