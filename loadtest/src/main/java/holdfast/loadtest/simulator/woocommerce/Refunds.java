package holdfast.loadtest.simulator.woocommerce;

import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.Order.Refund;
import holdfast.loadtest.simulator.Order.RefundLine;
import holdfast.loadtest.simulator.OrderLine;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.Wanted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Money given back, with units or without. Under the lock of the shop's book. */
final class Refunds {
  private final ShopContext shop;
  private final Orders orders;

  Refunds(ShopContext shop, Orders orders) {
    this.shop = shop;
    this.orders = orders;
  }

  /** What an order cost. */
  static BigDecimal total(Order order) {
    long units = order.lines().stream().mapToLong(OrderLine::quantity).sum();
    return price(units);
  }

  /** What so many units cost. */
  static BigDecimal price(long units) {
    return ProductViews.PRICE.multiply(BigDecimal.valueOf(units));
  }

  /** What was not given back yet. */
  static BigDecimal left(Order order) {
    return order.refunds().stream()
        .map(refund -> new BigDecimal(refund.amount()))
        .reduce(total(order), BigDecimal::subtract);
  }

  /** All units that were not refunded yet. */
  static List<Wanted> allUnits(Order order) {
    return order.lines().stream()
        .map(line -> new Wanted(line.id(), line.quantity() - line.removed() - line.returned()))
        .filter(line -> line.units() > 0)
        .toList();
  }

  /**
   * Refunds; an order of which nothing is left becomes {@code refunded}.
   *
   * @param lines order lines and units; may be empty, for money alone
   * @param restock whether units that the order took return to the shop's quantity
   */
  Refund refund(Order order, List<Wanted> lines, BigDecimal amount, boolean restock)
      throws RestError {
    check(order, lines, amount);
    Instant now = shop.agenda().instant();
    var refund =
        new Refund(
            shop.ids().next(),
            now,
            lines.stream()
                .map(it -> new RefundLine(shop.ids().next(), it.id(), it.units(), ""))
                .toList(),
            amount.toPlainString());
    Order refunded =
        order
            .withLines(line -> refunded(line, lines, order.status(), restock), now)
            .withRefund(refund);
    boolean all = left(refunded).signum() == 0;
    orders.become(refunded, all ? Status.REFUNDED : order.status());
    return refund;
  }

  private static void check(Order order, List<Wanted> lines, BigDecimal amount) throws RestError {
    for (Wanted wanted : lines) {
      if (order.lines().stream().noneMatch(line -> line.id() == wanted.id())) {
        throw new RestError(
            "woocommerce_rest_invalid_order_refund", "Invalid item " + wanted.id(), 400);
      }
    }
    if (amount.signum() < 0) {
      throw new RestError(
          "woocommerce_rest_invalid_order_refund", "Refund amount must be greater than zero.", 400);
    }
    if (amount.compareTo(left(order)) > 0) {
      throw new RestError(
          "woocommerce_rest_cannot_create_order_refund", "Invalid refund amount.", 500);
    }
  }

  private OrderLine refunded(OrderLine line, List<Wanted> lines, String status, boolean restock) {
    long units = lines.stream().filter(it -> it.id() == line.id()).mapToLong(Wanted::units).sum();
    if (units == 0) {
      return line;
    }
    OrderLine changed =
        status.equals(Status.COMPLETED)
            ? line.withRefunded(line.removed(), line.returned() + units)
            : line.withRefunded(line.removed() + units, line.returned());
    if (!restock || line.taken() == 0) {
      return changed;
    }
    shop.book().add(line.shelf(), units, Cause.RESTOCK);
    return changed.withTaken(Math.max(0, line.taken() - units));
  }
}
