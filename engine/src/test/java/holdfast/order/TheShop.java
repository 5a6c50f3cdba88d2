package holdfast.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds what a shop says, with minutes of one day as its clock. */
final class TheShop {
  private TheShop() {}

  static Instant at(int minute) {
    return Instant.parse("2026-11-20T09:00:00Z").plusSeconds(60L * minute);
  }

  /**
   * A line such as {@code a:3} of variant {@code a}, or {@code a:3/1} with 1 still to ship, or
   * {@code a:3/1~2} for which the shop shows 2 less.
   */
  static OrderLine line(String text) {
    var lowered = text.split("~", -1);
    var parts = lowered[0].split("[:/]", -1);
    return new OrderLine(
        parts[0],
        Optional.of("v-" + parts[0]),
        Optional.of(parts[0]),
        Integer.parseInt(parts[1]),
        parts.length > 2 ? Optional.of(Integer.parseInt(parts[2])) : Optional.empty(),
        lowered.length > 1 ? Optional.of(Integer.parseInt(lowered[1])) : Optional.empty());
  }

  /** A snapshot of lines such as {@code a:3 b:1/0}. */
  static Snapshot snapshot(int minute, OrderSnapshot.Stage stage, String lines) {
    return new Snapshot(
        new OrderSnapshot(
            at(minute),
            stage,
            Optional.empty(),
            false,
            lines.isEmpty()
                ? List.of()
                : List.of(lines.split(" ")).stream().map(TheShop::line).toList(),
            List.of(),
            List.of(),
            List.of()));
  }

  static Shipment shipment(String id, int minute, String units) {
    return new Shipment(id, at(minute), false, Optional.empty(), units(units));
  }

  static Shipment voided(String id, int minute, String units) {
    return new Shipment(id, at(minute), true, Optional.empty(), units(units));
  }

  private static List<Shipment.Units> units(String text) {
    return List.of(text.split(" ")).stream()
        .map(TheShop::line)
        .map(line -> new Shipment.Units(line.id(), line.ordered()))
        .toList();
  }

  static Refund refund(String id, int minute, Refund.Restock restock, String units) {
    var lines = new ArrayList<Refund.Line>();
    for (var each : units(units)) {
      lines.add(
          new Refund.Line(
              id + "." + lines.size(), each.line(), each.quantity(), restock, Optional.empty()));
    }
    return new Refund(id, at(minute), lines);
  }

  static OrderNews announced(String id, int minute, String units) {
    return new OrderNews.ReturnAnnounced(
        id, at(minute), units.isEmpty() ? List.of() : units(units));
  }

  /** A snapshot that can be added to. */
  record Snapshot(OrderSnapshot order) {
    OrderNews seen() {
      return new OrderNews.Seen(order);
    }

    Snapshot with(Shipment... shipments) {
      return with(
          order.cart(),
          order.isTest(),
          List.of(shipments),
          order.refunds(),
          order.unreadRefunds(),
          order.completedAt());
    }

    Snapshot with(Refund... refunds) {
      return with(
          order.cart(),
          order.isTest(),
          order.shipments(),
          List.of(refunds),
          order.unreadRefunds(),
          order.completedAt());
    }

    Snapshot naming(String... refunds) {
      return with(
          order.cart(),
          order.isTest(),
          order.shipments(),
          order.refunds(),
          List.of(refunds),
          order.completedAt());
    }

    Snapshot of(String cart) {
      return with(
          Optional.of(cart),
          order.isTest(),
          order.shipments(),
          order.refunds(),
          order.unreadRefunds(),
          order.completedAt());
    }

    Snapshot testing() {
      return with(
          order.cart(),
          true,
          order.shipments(),
          order.refunds(),
          order.unreadRefunds(),
          order.completedAt());
    }

    Snapshot completedAt(int minute) {
      return with(
          order.cart(),
          order.isTest(),
          order.shipments(),
          order.refunds(),
          order.unreadRefunds(),
          Optional.of(at(minute)));
    }

    private Snapshot with(
        Optional<String> cart,
        boolean isTest,
        List<Shipment> shipments,
        List<Refund> refunds,
        List<String> unreadRefunds,
        Optional<Instant> completedAt) {
      return new Snapshot(
          new OrderSnapshot(
              order.changedAt(),
              order.stage(),
              cart,
              isTest,
              order.lines(),
              shipments,
              refunds,
              unreadRefunds,
              completedAt));
    }
  }
}
