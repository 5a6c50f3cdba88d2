package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How an order stands, in the words of webhooks, which are in lower case. */
final class OrderState {
  /** Unshipped units are taken out of the order, and are for sale again. */
  static final String CANCEL = "cancel";

  /** Shipped units came back, and are for sale again. */
  static final String RETURN = "return";

  /** The shop does not count the units again. */
  static final String NO_RESTOCK = "no_restock";

  private OrderState() {}

  /** Units of a line after refunds and removals. */
  static long current(OrderLine line) {
    return line.quantity() - line.removed() - line.returned();
  }

  static boolean isRestocked(Order.RefundLine line) {
    return !line.restock().equals(NO_RESTOCK);
  }

  static OrderLine line(Order order, long id) {
    return order.lines().stream().filter(line -> line.id() == id).findFirst().orElseThrow();
  }

  /** {@code paid}, or how much of it went back. */
  static String financial(Order order) {
    if (order.refunds().isEmpty()) {
      return "paid";
    }
    return sum(order, OrderState::current) == 0 ? "refunded" : "partially_refunded";
  }

  /** Null as long as nothing is sent off. */
  static @Nullable String fulfilment(Order order) {
    return word(sum(order, OrderLine::shipped), sum(order, OrderLine::open));
  }

  /** Null as long as nothing of the line is sent off. */
  static @Nullable String fulfilment(OrderLine line) {
    return word(line.shipped(), line.open());
  }

  private static @Nullable String word(long shipped, long open) {
    if (shipped == 0) {
      return null;
    }
    return open == 0 ? "fulfilled" : "partial";
  }

  private static long sum(Order order, ToLongFunction<OrderLine> units) {
    return order.lines().stream().mapToLong(units).sum();
  }
}
