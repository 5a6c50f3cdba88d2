package holdfast.order;

import holdfast.allocation.Conflict;
import holdfast.catalog.SkuId;
import holdfast.stock.Oversell;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop is to be asked to cancel. Pure. Counted in all, and not as what is missing now: units
 * that it was asked to cancel are missing until it has told that it did, and are not asked for
 * twice.
 */
final class SettlementRules {
  private SettlementRules() {}

  /**
   * What is to be cancelled of a line.
   *
   * @param oversells what its SKUs say of it at this moment
   */
  static Optional<Cancellation> next(
      OrderKey key,
      Order order,
      String line,
      Map<SkuId, Oversell> oversells,
      Settlement terms,
      Instant now) {
    var units = 0;
    for (var entry : oversells.entrySet()) {
      var part = order.parts().get(new Order.PartKey(line, entry.getKey()));
      if (part != null && isToBeCancelled(entry.getValue(), terms, now)) {
        units = Math.max(units, units(order, part, entry.getValue()));
      }
    }
    return units == 0 || order.isIgnored(line)
        ? Optional.empty()
        : Optional.of(
            new Cancellation(
                id(key, order, line),
                now,
                List.of(new Shipment.Units(line, units)),
                terms.note(),
                terms.restocks(),
                terms.tellsBuyers(),
                terms.discountCode()));
  }

  static boolean isToBeCancelled(Oversell oversell, Settlement terms, Instant now) {
    return oversell.policy() == Conflict.CANCEL_LATER
        && oversell.open() > 0
        && !now.isBefore(oversell.at().plus(terms.after()));
  }

  private static int units(Order order, Part part, Oversell oversell) {
    var inAll = ceil(oversell.units() - oversell.filled(), part.perUnit());
    var missing = ceil(oversell.open(), part.perUnit());
    return Math.clamp(inAll - order.cancellations().units(part.line()), 0, missing);
  }

  private static int ceil(int units, int perUnit) {
    return (units + perUnit - 1) / perUnit;
  }

  private static String id(OrderKey key, Order order, String line) {
    var number = order.cancellations().asked().size();
    return StepIds.cancellation(key, line, number);
  }
}
