package holdfast.order;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up order of one shop, and all that the shop says of it: what is true, and what is said, by
 * a shop that tells what it has still to ship or by one that does not.
 */
final class OrderLife {
  private final Random random;
  private final boolean tellsToShip;
  private final TreeMap<String, Line> lines = new TreeMap<>();
  private final TreeMap<String, Shipment> shipments = new TreeMap<>();
  private final List<Refund> refunds = new ArrayList<>();
  private final List<OrderNews> lossy = new ArrayList<>();
  private final List<OrderNews> kept = new ArrayList<>();
  private boolean isCancelled;
  private int minute;

  private static final class Line {
    private int ordered;
    private int shipped;
    private int cancelled;
    private int returned;

    private int open() {
      return ordered - shipped - cancelled;
    }
  }

  OrderLife(Random random) {
    this.random = random;
    this.tellsToShip = random.nextBoolean();
    for (var id : List.of("a", "b")) {
      var line = new Line();
      line.ordered = 1 + random.nextInt(5);
      lines.put(id, line);
    }
    lossy.add(snapshot());
    var steps = random.nextInt(12);
    for (int i = 0; i < steps; i++) {
      step();
      if (random.nextBoolean()) {
        lossy.add(snapshot());
      }
    }
    kept.add(snapshot());
  }

  /** News that may be lost, as the last snapshot tells the same. */
  List<OrderNews> lossy() {
    return lossy;
  }

  /** News that nothing else tells; the last snapshot among them. */
  List<OrderNews> kept() {
    return kept;
  }

  private void step() {
    minute++;
    var id = random.nextBoolean() ? "a" : "b";
    var line = requireNonNull(lines.get(id));
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> ship(id, line);
      case 3 -> voidOne(id, line);
      case 4 -> refund(id, line, Refund.Restock.CANCEL, line.open());
      case 5 -> refund(id, line, Refund.Restock.RETURN, line.shipped - line.returned);
      case 6 -> line.ordered += isCancelled ? 0 : random.nextInt(2);
      default -> isCancelled = isCancelled || random.nextInt(5) == 0;
    }
  }

  private void ship(String id, Line line) {
    if (line.open() > 0 && !isCancelled) {
      var units = 1 + random.nextInt(line.open());
      line.shipped += units;
      say(TheShop.shipment("s" + minute, minute, id + ":" + units));
    }
  }

  private void voidOne(String id, Line line) {
    var last = shipments.lastEntry();
    if (last != null && !last.getValue().isVoid()) {
      var units = last.getValue().lines().getFirst();
      if (units.line().equals(id) && line.shipped - line.returned >= units.quantity()) {
        line.shipped -= units.quantity();
        say(TheShop.voided(last.getKey(), minute, id + ":" + units.quantity()));
      }
    }
  }

  private void say(Shipment shipment) {
    shipments.put(shipment.id(), shipment);
    lossy.add(new OrderNews.Shipped(shipment));
  }

  private void refund(String id, Line line, Refund.Restock restock, int most) {
    if (most > 0 && !isCancelled) {
      var units = 1 + random.nextInt(most);
      if (restock == Refund.Restock.CANCEL) {
        line.cancelled += units;
      } else {
        line.returned += units;
      }
      var refund = TheShop.refund("r" + minute, minute, restock, id + ":" + units);
      refunds.add(refund);
      lossy.add(new OrderNews.Refunded(refund));
    }
  }

  private OrderNews snapshot() {
    minute++;
    var shown = new ArrayList<OrderLine>();
    lines.forEach(
        (id, line) ->
            shown.add(
                new OrderLine(
                    id,
                    Optional.of("v-" + id),
                    Optional.empty(),
                    line.ordered,
                    tellsToShip ? Optional.of(line.open()) : Optional.empty(),
                    Optional.empty())));
    return new OrderNews.Seen(
        new OrderSnapshot(
            TheShop.at(minute),
            isCancelled ? OrderSnapshot.Stage.CANCELLED : OrderSnapshot.Stage.SOLD,
            Optional.empty(),
            false,
            shown,
            List.copyOf(shipments.values()),
            refunds,
            List.of()));
  }

  /** What is true in the end, in the words of {@link TheOrder#stock}, of 100 units. */
  String stock(String id, boolean isRestocked) {
    var line = requireNonNull(lines.get(id));
    return "%d on hand, 0 held, %d committed"
        .formatted(
            100 - line.shipped + (isRestocked ? line.returned : 0), isCancelled ? 0 : line.open());
  }
}
