package holdfast.shoplife;

import holdfast.shoplife.Repayment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a Shopify shop gives money back. */
final class ShopifyRefunds {
  private final ShopifyLife life;
  private final boolean isOld;

  ShopifyRefunds(ShopifyLife life, boolean isOld) {
    this.life = life;
    this.isOld = isOld;
  }

  /** Lines of which something can be given back. */
  List<ShopLine> whatCanBe(ShopifyOrder order) {
    return order.lines.stream().filter(line -> line.open() > 0 || kept(line) > 0).toList();
  }

  /** About money only, for example that for shipping. */
  Repayment ofMoney(ShopifyOrder order) {
    return record(order, List.of());
  }

  /** Some units of some lines; a line may be in it twice. */
  Repayment some(ShopifyOrder order) {
    var parts = new ArrayList<Repayment.Part>();
    for (var line : life.dice.some(whatCanBe(order))) {
      // An old shop doesn't say which units it means: those that had not left.
      var both = !isOld && life.dice.chance(50);
      if (line.open() > 0 && (both || life.dice.chance(70) || kept(line) == 0)) {
        parts.add(unshipped(line, life.dice.between(1, line.open())));
      } else if (kept(line) > 0 && (!isOld || line.open() == 0)) {
        parts.add(shipped(line, life.dice.between(1, kept(line))));
      }
      if (both && kept(line) > 0) {
        parts.add(shipped(line, life.dice.between(1, kept(line))));
      }
    }
    return record(order, parts);
  }

  /** All that had not left. */
  Repayment ofCancellation(ShopifyOrder order) {
    var parts = new ArrayList<Repayment.Part>();
    order.open().forEach(line -> parts.add(unshipped(line, line.open())));
    return record(order, parts);
  }

  /** Units that an edit has taken off already. */
  Repayment ofEdit(ShopifyOrder order, ShopLine line, int units) {
    var kind = life.dice.chance(70) ? Kind.CANCEL : Kind.NO_RESTOCK;
    return record(order, List.of(part(line, units, kind)));
  }

  private Repayment.Part unshipped(ShopLine line, int units) {
    line.cut += units;
    return part(line, units, one(Kind.CANCEL, Kind.NO_RESTOCK));
  }

  private Repayment.Part shipped(ShopLine line, int units) {
    var kind = one(Kind.RETURN, Kind.NO_RESTOCK);
    line.refunded += units;
    line.restocked += kind == Kind.RETURN ? units : 0;
    line.comingBack += kind == Kind.NO_RESTOCK ? 0 : units;
    return part(line, units, kind);
  }

  private Kind one(Kind mostly, Kind sometimes) {
    if (isOld) {
      return Kind.LEGACY_RESTOCK;
    }
    return life.dice.chance(65) ? mostly : sometimes;
  }

  private Repayment.Part part(ShopLine line, int units, Kind kind) {
    var location = life.dice.chance(70) ? Optional.of(76_600_000_001L) : Optional.<Long>empty();
    return new Repayment.Part(life.newId(), line, units, kind, location);
  }

  private Repayment record(ShopifyOrder order, List<Repayment.Part> parts) {
    var restock = parts.stream().anyMatch(part -> part.kind() != Kind.NO_RESTOCK);
    var saysKind = !isOld || life.dice.chance(50);
    var refund = new Repayment(life.newId(), life.now, restock, saysKind, List.copyOf(parts));
    order.repayments.add(refund);
    return refund;
  }

  private static int kept(ShopLine line) {
    return line.shipped - line.refunded;
  }
}
