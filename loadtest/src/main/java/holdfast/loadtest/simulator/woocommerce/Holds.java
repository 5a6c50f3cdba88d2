package holdfast.loadtest.simulator.woocommerce;

import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import holdfast.loadtest.simulator.Shelf;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of reserved stock: what unpaid checkouts keep until a time. It is not part of the
 * quantity that the API shows. Used under the lock of the shop's book.
 */
final class Holds {
  private record Hold(Instant until, List<OrderLine> lines) {}

  private final Map<Long, Hold> holds = new HashMap<>();

  /** Keeps an order's units until then; replaces what was kept for it. */
  void keep(Order order, Instant until) {
    holds.put(order.id(), new Hold(until, order.lines()));
  }

  void release(long order) {
    holds.remove(order);
  }

  /** How many units of a shelf are kept now. */
  long units(Shelf shelf, Instant now) {
    holds.values().removeIf(hold -> !hold.until().isAfter(now));
    return holds.values().stream()
        .flatMap(hold -> hold.lines().stream())
        .filter(line -> line.item().tracked() && line.shelf().equals(shelf))
        .mapToLong(OrderLine::quantity)
        .sum();
  }
}
