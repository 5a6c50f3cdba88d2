package holdfast.woocommerce.rest;

import holdfast.delivery.Part;
import holdfast.order.Cancellation;
import holdfast.order.Refund;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How an order stands in the shop, as far as cancelling is concerned. Pure.
 *
 * @param ordered units by line
 * @param marks ids of cancellations that were done
 */
record WooStanding(String status, Map<String, Integer> ordered, List<String> marks) {
  private static final Set<String> OVER = Set.of("cancelled", "refunded", "trash", "failed");
  private static final String LEFT = "completed";

  /** Reads an order. */
  static WooStanding of(Part order) {
    var ordered = new TreeMap<String, Integer>();
    order
        .parts("line_items")
        .forEach(line -> ordered.merge(line.id("id"), line.units("quantity"), Integer::sum));
    return new WooStanding(order.word("status"), ordered, marks(order));
  }

  /** The marks on an order or a refund. */
  static List<String> marks(Part marked) {
    return marked.optionalParts("meta_data").stream()
        .filter(note -> note.hint("key").filter(WooCancelBodies.MARK::equals).isPresent())
        .flatMap(note -> note.hint("value").stream())
        .toList();
  }

  /** What is to be done. */
  sealed interface Plan {
    /** It is done, by us: all that may be missing is to tell people. */
    record Tell() implements Plan {}

    /** There is nothing left to be cancelled: somebody else was faster. */
    record Nothing() implements Plan {}

    /** The shop would not understand it. */
    record Refuse(String why) implements Plan {}

    /** All that is left of the order. */
    record Whole() implements Plan {}

    /** Units by line. */
    record Some(Map<String, Integer> units) implements Plan {}
  }

  /**
   * What is to be done for a cancellation.
   *
   * @param refunds of this order
   * @param refundMarks marks on them
   */
  Plan plan(Cancellation cancellation, List<Refund> refunds, List<String> refundMarks) {
    if (marks.contains(cancellation.id()) || refundMarks.contains(cancellation.id())) {
      return new Plan.Tell();
    }
    if (OVER.contains(status)) {
      return new Plan.Nothing();
    }
    if (status.equals(LEFT)) {
      return new Plan.Refuse("the shop says that the order has left");
    }
    var left = left(refunds);
    var units = new TreeMap<String, Integer>();
    for (var wanted : cancellation.units()) {
      units.merge(wanted.line(), wanted.quantity(), Integer::sum);
    }
    units.replaceAll((line, quantity) -> Math.min(quantity, left.getOrDefault(line, 0)));
    units.values().removeIf(quantity -> quantity <= 0);
    if (units.isEmpty()) {
      return new Plan.Nothing();
    }
    left.values().removeIf(quantity -> quantity <= 0);
    return units.equals(left) ? new Plan.Whole() : new Plan.Some(units);
  }

  private Map<String, Integer> left(List<Refund> refunds) {
    var left = new HashMap<>(ordered);
    refunds.stream()
        .flatMap(refund -> refund.lines().stream())
        .forEach(line -> left.merge(line.line(), -line.quantity(), Integer::sum));
    return left;
  }
}
