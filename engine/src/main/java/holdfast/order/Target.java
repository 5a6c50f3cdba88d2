package holdfast.order;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is wanted of the shelf for one line of an order, in units of the line. A function of the
 * facts alone, so that it does not matter in which order they came.
 *
 * @param held units wanted for a while
 * @param open units sold that are still to be shipped
 * @param shipped units that left, by shipment; none of void ones
 * @param cancelled units ordered once that are neither to be shipped nor have been
 * @param refunded units for which money went back
 * @param coming units that left and come back, those that have come included
 * @param restocks of these, by the id of the refund's line, those that the store's word puts on the
 *     shelf
 * @param lowered by how many units the shop's own number is lower for it, where it says so
 */
public record Target(
    OrderLine line,
    int held,
    int open,
    SortedMap<String, Integer> shipped,
    int cancelled,
    int refunded,
    int coming,
    SortedMap<String, Refund.Line> restocks,
    Optional<Integer> lowered) {

  /** Stands for the shipments of a shop that has no records of any. */
  static final String HANDED_OVER = "*";

  /** Units that left. */
  public int shippedUnits() {
    return sum(shipped.values());
  }

  /** Units that are to come back, and that nobody has put on the shelf by the store's word. */
  public int expected() {
    return coming - sum(restocks.values().stream().map(Refund.Line::quantity).toList());
  }

  /** Units sold and not cancelled, those that left included. */
  int sold() {
    return (int) Math.min(Integer.MAX_VALUE, (long) open + shippedUnits());
  }

  /** As it is for a component of what was sold: the shop counts the whole, and not its parts. */
  Target ofComponent() {
    return new Target(
        line, held, open, shipped, cancelled, refunded, coming, restocks, Optional.of(0));
  }

  /** Whether the shelf has something to do with it at all. */
  boolean isNothing() {
    return held == 0 && open == 0 && shipped.isEmpty();
  }

  /**
   * The targets of all lines that the shop names now, and of {@code known} ones that it no longer
   * names: nothing of those is wanted any more, and what left has left.
   */
  static SortedMap<String, Target> of(Facts facts, Terms terms, Collection<OrderLine> known) {
    var targets = new TreeMap<String, Target>();
    known.forEach(line -> targets.put(line.id(), of(facts, terms, gone(line))));
    facts
        .snapshot()
        .ifPresent(
            newest ->
                newest.lines().forEach(line -> targets.put(line.id(), of(facts, terms, line))));
    return targets;
  }

  /** Nothing is wanted but that what left for a line has left. */
  static Target asShipped(OrderLine line, Part part) {
    var shipped = new TreeMap<String, Integer>();
    part.parcels().keySet().forEach(id -> shipped.put(id, part.shipped(id) / part.perUnit()));
    return new Target(line, 0, 0, shipped, 0, 0, 0, new TreeMap<>(), Optional.empty());
  }

  private static OrderLine gone(OrderLine line) {
    return new OrderLine(
        line.id(), line.variant(), line.skuText(), 0, Optional.empty(), Optional.empty());
  }

  private static Target of(Facts facts, Terms terms, OrderLine line) {
    var isTest = facts.snapshot().filter(OrderSnapshot::isTest).isPresent();
    if (isTest && !terms.countsTests()) {
      return nothing(line);
    }
    var refunds = Refunds.of(facts, line);
    var shipped = shipments(facts, line, refunds);
    var gone = sum(shipped.values());
    var open =
        switch (facts.stage()) {
          case SOLD ->
              line.toShip().isPresent()
                  ? toShip(facts, line)
                  : Math.max(0, line.ordered() - gone - refunds.cancelling(line.ordered() - gone));
          case IGNORED, WANTED, COMPLETED, CANCELLED -> 0;
        };
    var isWanted = facts.stage() == OrderSnapshot.Stage.WANTED && terms.holdSeconds() > 0;
    var held = isWanted && facts.order().isEmpty() ? Math.max(0, line.ordered() - gone) : 0;
    var isTaken = facts.stage() != OrderSnapshot.Stage.WANTED;
    var cancelled = isTaken ? Math.max(0, line.ordered() - gone - open) : 0;
    var restocks =
        terms.movesRestocks() ? restocks(facts, line, gone) : new TreeMap<String, Refund.Line>();
    var coming = Math.max(refunds.comingBack(cancelled), announced(facts, line));
    var back = restocks.values().stream().mapToInt(Refund.Line::quantity).sum();
    return new Target(
        line,
        held,
        open,
        shipped,
        cancelled,
        refunds.units(),
        Math.max(Math.min(coming, gone), back),
        restocks,
        lowered(facts, line));
  }

  private static Target nothing(OrderLine line) {
    return new Target(line, 0, 0, new TreeMap<>(), 0, 0, 0, new TreeMap<>(), Optional.empty());
  }

  /**
   * What left by the shop's records; and the rest of what was handed over, where there are none.
   */
  private static SortedMap<String, Integer> shipments(
      Facts facts, OrderLine line, Refunds refunds) {
    var shipped = new TreeMap<String, Integer>();
    facts
        .shipments()
        .forEach(
            (id, shipment) -> {
              var units = units(shipment, line.id());
              if (units > 0) {
                shipped.put(id, units);
              }
            });
    var rest = line.ordered() - refunds.beforeHandingOver() - sum(shipped.values());
    if (facts.isHandedOver() && rest > 0) {
      shipped.put(HANDED_OVER, rest);
    }
    return shipped;
  }

  /** What the shop has still to ship, less what it did not know when it said so. */
  private static int toShip(Facts facts, OrderLine line) {
    var newest = facts.snapshot().orElseThrow();
    var shippedSince = 0;
    for (var shipment : facts.shipments().values()) {
      shippedSince += units(shipment, line.id());
    }
    for (var accounted : newest.shipments()) {
      shippedSince -= units(accounted, line.id());
    }
    var left = Math.max(0, line.toShip().orElseThrow() - shippedSince);
    return left - Refunds.of(facts, line, id -> !newest.names(id)).cancelling(left);
  }

  /** What the shop said, less what it has put back since. */
  private static Optional<Integer> lowered(Facts facts, OrderLine line) {
    return line.lowered()
        .map(
            units ->
                Math.max(0, units - Refunds.of(facts, line, id -> !isNamed(facts, id)).putBack()));
  }

  private static boolean isNamed(Facts facts, String refund) {
    return facts.snapshot().filter(newest -> newest.names(refund)).isPresent();
  }

  private static int units(Shipment shipment, String line) {
    return shipment.isVoid()
        ? 0
        : sum(
            shipment.lines().stream()
                .filter(units -> units.line().equals(line))
                .map(Shipment.Units::quantity)
                .toList());
  }

  /** Refunds are served by id as far as all their units have left. */
  private static SortedMap<String, Refund.Line> restocks(Facts facts, OrderLine line, int gone) {
    var restocks = new TreeMap<String, Refund.Line>();
    var left = gone;
    for (var refund : facts.refunds().values()) {
      for (var part : refund.lines()) {
        if (part.line().equals(line.id())
            && part.restock() == Refund.Restock.RETURN
            && part.quantity() <= left) {
          restocks.put(part.id(), part);
          left -= part.quantity();
        }
      }
    }
    return restocks;
  }

  private static int announced(Facts facts, OrderLine line) {
    return sum(
        facts.returns().values().stream()
            .flatMap(announced -> announced.lines().stream())
            .filter(units -> units.line().equals(line.id()))
            .map(Shipment.Units::quantity)
            .toList());
  }

  private static int sum(Collection<Integer> numbers) {
    return (int) Math.min(Integer.MAX_VALUE, numbers.stream().mapToLong(Integer::longValue).sum());
  }
}
