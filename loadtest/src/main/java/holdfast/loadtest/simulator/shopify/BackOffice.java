package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.Deed;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import holdfast.loadtest.simulator.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What merchants do with orders in the shop's admin, and apps over its API. */
final class BackOffice {
  /**
   * Units of an order line that go back.
   *
   * @param isUnshipped they are still to be sent off, and are not any more
   * @param restock what becomes of them in the shop's book
   */
  record Part(OrderLine line, long units, boolean isUnshipped, String restock) {}

  private final Rooms rooms;

  BackOffice(Rooms rooms) {
    this.rooms = rooms;
  }

  private Deed with(long order, Function<Order, Deed> deed) {
    return rooms
        .book()
        .together(
            () ->
                rooms
                    .book()
                    .order(order)
                    .map(deed)
                    .orElseGet(() -> new Deed.Unknown("no order " + order)));
  }

  /** Why an order can't be cancelled; empty if it can. */
  static Optional<String> hindrance(Order order) {
    if (order.cancelled() != null) {
      return Optional.of("Order has already been cancelled");
    }
    return order.lines().stream().anyMatch(line -> line.shipped() > 0)
        ? Optional.of("Cannot cancel an order that has fulfilled items")
        : Optional.empty();
  }

  /**
   * Cancels an order of which nothing is shipped. Without a refund its lines stay as they are: only
   * {@code cancelled_at} says that nothing will be sent.
   *
   * @param reason in lower case
   */
  Deed cancel(long id, boolean restock, boolean refund, String reason) {
    return with(
        id,
        order -> {
          Optional<String> hindrance = hindrance(order);
          if (hindrance.isPresent()) {
            return new Deed.Refused(hindrance.get());
          }
          News.Action action = rooms.news().action();
          rooms.sheets().change(id, sheet -> sheet.withCancelReason(reason));
          List<Part> parts =
              order.lines().stream()
                  .filter(line -> line.open() > 0)
                  .map(line -> new Part(line, line.open(), true, unshipped(restock)))
                  .toList();
          Order cancelled = order.withCancelled(action.at());
          if (refund || restock) {
            refund(action, cancelled, parts);
          } else {
            rooms.book().put(cancelled);
            parts.forEach(part -> forget(part.line(), part.units()));
          }
          action.tell(Topic.ORDERS_CANCELLED, () -> rooms.orders().order(id));
          action.tell(Topic.ORDERS_UPDATED, () -> rooms.orders().order(id));
          return new Deed.Done(id);
        });
  }

  /** Refunds units of lines: the unshipped ones first. All that is left, if none are named. */
  Deed refund(long id, List<Wanted> wanted, boolean restock) {
    return with(
        id,
        order -> {
          Map<Long, OrderLine> lines =
              order.lines().stream().collect(Collectors.toMap(OrderLine::id, line -> line));
          List<Wanted> all =
              wanted.isEmpty()
                  ? order.lines().stream()
                      .map(line -> new Wanted(line.id(), OrderState.current(line)))
                      .filter(part -> part.units() > 0)
                      .toList()
                  : wanted;
          var parts = new ArrayList<Part>();
          for (Wanted part : all) {
            OrderLine line = lines.get(part.id());
            if (line == null) {
              return new Deed.Unknown("no line " + part.id());
            }
            if (part.units() > OrderState.current(line)) {
              return new Deed.Refused("Cannot refund more items than were purchased");
            }
            long unshipped = order.cancelled() == null ? Math.min(line.open(), part.units()) : 0;
            add(parts, new Part(line, unshipped, true, unshipped(restock)));
            add(parts, new Part(line, part.units() - unshipped, false, shipped(restock)));
          }
          return parts.isEmpty()
              ? new Deed.Refused("Nothing is left to refund")
              : new Deed.Done(refund(order, parts));
        });
  }

  private static void add(List<Part> parts, Part part) {
    if (part.units() > 0) {
      parts.add(part);
    }
  }

  private static String unshipped(boolean restock) {
    return restock ? OrderState.CANCEL : OrderState.NO_RESTOCK;
  }

  private static String shipped(boolean restock) {
    return restock ? OrderState.RETURN : OrderState.NO_RESTOCK;
  }

  /** Refunds these parts, which the order has. */
  long refund(Order order, List<Part> parts) {
    News.Action action = rooms.news().action();
    long id = refund(action, order, parts);
    action.tell(Topic.ORDERS_UPDATED, () -> rooms.orders().order(order.id()));
    return id;
  }

  private long refund(News.Action action, Order order, List<Part> parts) {
    long id = rooms.id();
    var lines = new ArrayList<Order.RefundLine>();
    Order changed = order;
    for (Part part : parts) {
      lines.add(new Order.RefundLine(rooms.id(), part.line().id(), part.units(), part.restock()));
      changed =
          changed.withLines(
              line -> line.id() == part.line().id() ? settled(line, part) : line, action.at());
    }
    rooms.book().put(changed.withRefund(new Order.Refund(id, action.at(), lines)));
    action.tell(Topic.REFUNDS_CREATE, () -> rooms.orders().refund(order.id(), id));
    List<OrderLine> restocked =
        parts.stream().filter(BackOffice::isRestocked).map(Part::line).toList();
    rooms.tellLevels(action, restocked.stream().map(OrderLine::shelf));
    rooms.tellProducts(action, restocked.stream().map(OrderLine::item));
    return id;
  }

  private static boolean isRestocked(Part part) {
    return !part.restock().equals(OrderState.NO_RESTOCK) && part.line().item().tracked();
  }

  /** The line after the part of it went back, and the shelves too. */
  private OrderLine settled(OrderLine line, Part part) {
    boolean isRestocked = isRestocked(part);
    if (isRestocked) {
      rooms.book().add(line.shelf(), part.units(), Cause.RESTOCK);
    }
    OrderLine counted =
        isRestocked ? line.withTaken(Math.max(0, line.taken() - part.units())) : line;
    if (!part.isUnshipped()) {
      return counted.withRefunded(line.removed(), line.returned() + part.units());
    }
    forget(line, part.units());
    return counted.withRefunded(line.removed() + part.units(), line.returned());
  }

  /** Units of a line are no longer committed. */
  private void forget(OrderLine line, long units) {
    if (line.item().tracked()) {
      rooms.stock().add(line.shelf(), Quantity.COMMITTED, -units);
    }
  }

  /** Sends off everything that is open, from each location together. */
  Deed fulfil(long id) {
    return with(
        id,
        order -> {
          Map<Long, List<OrderLine>> open =
              order.lines().stream()
                  .filter(line -> line.open() > 0)
                  .collect(Collectors.groupingBy(OrderLine::location));
          if (order.cancelled() != null || open.isEmpty()) {
            return new Deed.Refused("Nothing of it is left to fulfil");
          }
          News.Action action = rooms.news().action();
          open.forEach((place, lines) -> ship(action, id, place, lines));
          rooms
              .book()
              .put(
                  order.withLines(
                      line -> line.withShipped(line.shipped() + line.open()), action.at()));
          action.tell(Topic.ORDERS_FULFILLED, () -> rooms.orders().order(id));
          action.tell(Topic.ORDERS_UPDATED, () -> rooms.orders().order(id));
          return new Deed.Done(id);
        });
  }

  private void ship(News.Action action, long order, long place, List<OrderLine> lines) {
    long id = rooms.id();
    List<Wanted> units = lines.stream().map(line -> new Wanted(line.id(), line.open())).toList();
    lines.forEach(line -> forget(line, line.open()));
    rooms
        .sheets()
        .change(
            order, sheet -> sheet.withShipment(new Sheet.Shipment(id, action.at(), place, units)));
    action.tell(Topic.FULFILLMENTS_CREATE, () -> rooms.orders().shipment(order, id));
  }

  /** A person takes unshipped units of a line out of an order. */
  Deed remove(long id, long lineId, long units) {
    return with(
        id,
        order -> {
          Optional<OrderLine> line =
              order.lines().stream().filter(one -> one.id() == lineId).findFirst();
          if (line.isEmpty()) {
            return new Deed.Unknown("no line " + lineId);
          }
          if (units > line.get().open()) {
            return new Deed.Refused("Only units that are not shipped can be removed");
          }
          News.Action action = rooms.news().action();
          Part part = new Part(line.get(), units, true, OrderState.CANCEL);
          rooms
              .book()
              .put(
                  order.withLines(
                      one -> one.id() == lineId ? settled(one, part) : one, action.at()));
          rooms.tellEdit(action, id, List.of(), List.of(new Wanted(lineId, units)));
          if (isRestocked(part)) {
            rooms.tellLevels(action, List.of(line.get().shelf()).stream());
          }
          return new Deed.Done(id);
        });
  }
}
