package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.order.OrderReply.NotReceived.Why;
import holdfast.stock.Quantity;
import holdfast.stock.SkuProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Whether units can have come back, and which they are. Pure. */
final class ReceiptRules {
  private ReceiptRules() {}

  /** What is to be made of a receipt. */
  sealed interface Verdict {
    /** The units are here. */
    record Accepted(Receipt receipt) implements Verdict {}

    /** They have been told already. */
    record Known() implements Verdict {}

    /** It can't be. */
    record Refused(OrderReply.NotReceived why) implements Verdict {}
  }

  /** A line of the order, and what of it came back for one unit. */
  private record Found(String line, List<SkuProfile.Component> each) {}

  static Verdict decide(Order order, Receipt.Said said) {
    var units = new ArrayList<Receipt.Units>();
    for (int index = 0; index < said.lines().size(); index++) {
      var line = said.lines().get(index);
      var found = found(order, line);
      if (found.size() != 1) {
        return refused(found.isEmpty() ? Why.UNKNOWN_LINE : Why.AMBIGUOUS, index, "");
      }
      for (var component : found.getFirst().each()) {
        var quantity = (long) line.quantity() * component.quantity();
        units.add(
            new Receipt.Units(
                found.getFirst().line(),
                component.sku(),
                (int) Math.min(Quantity.MAX, quantity),
                line.disposition()));
      }
    }
    var receipt = new Receipt(said.id(), said.location(), said.note(), units);
    var known = Optional.ofNullable(order.receipts().all().get(said.id()));
    if (known.isPresent()) {
      return known.get().equals(receipt)
          ? new Verdict.Known()
          : refused(Why.ID_REUSED, 0, said.id());
    }
    return tooMany(order, receipt)
        .<Verdict>map(detail -> refused(Why.NOT_SHIPPED, 0, detail))
        .orElseGet(() -> new Verdict.Accepted(receipt));
  }

  private static Optional<String> tooMany(Order order, Receipt receipt) {
    var sums = new TreeMap<Order.PartKey, Long>();
    for (var units : receipt.units()) {
      sums.merge(new Order.PartKey(units.line(), units.sku()), (long) units.quantity(), Long::sum);
    }
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue() > outside(order, sum.getKey()))
        .map(
            sum ->
                "%s on the line %s: %d came back, %d left and are not back"
                    .formatted(
                        sum.getKey().sku(),
                        sum.getKey().line(),
                        sum.getValue(),
                        outside(order, sum.getKey())))
        .findFirst();
  }

  private static Verdict refused(Why why, int line, String detail) {
    return new Verdict.Refused(new OrderReply.NotReceived(why, line, detail));
  }

  private static List<Found> found(Order order, Receipt.Line said) {
    return order.mappings().values().stream()
        .filter(mapping -> said.line().filter(id -> !mapping.line().id().equals(id)).isEmpty())
        .flatMap(mapping -> found(mapping, said.sku()).stream())
        .toList();
  }

  private static Optional<Found> found(Order.Mapping mapping, Optional<SkuId> sku) {
    var line = mapping.line().id();
    return sku.filter(of -> !mapping.sku().equals(of)).isEmpty()
        ? Optional.of(new Found(line, mapping.parts()))
        : mapping.parts().stream()
            .filter(part -> part.sku().equals(sku.get()))
            .findFirst()
            .map(part -> new Found(line, List.of(new SkuProfile.Component(part.sku(), 1))));
  }

  /** Units that left and are not back; those on the shelf by the store's word are back. */
  private static int outside(Order order, Order.PartKey key) {
    var part = order.parts().get(key);
    return part == null
        ? 0
        : part.shipped()
            - part.restocked().values().stream().mapToInt(Integer::intValue).sum()
            - order.receipts().units(key.line(), key.sku());
  }
}
