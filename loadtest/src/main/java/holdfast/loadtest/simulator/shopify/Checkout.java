package holdfast.loadtest.simulator.shopify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import holdfast.loadtest.simulator.Counters.Count;
import holdfast.loadtest.simulator.Deed;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.ShopBook.Take;
import holdfast.loadtest.simulator.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where shoppers pay. What they buy is drawn from a location that has it. */
final class Checkout {
  private static final String PAID = "paid";

  private final Rooms rooms;

  Checkout(Rooms rooms) {
    this.rooms = rooms;
  }

  /** A shopper pays for a cart; all of it or nothing. */
  Deed buy(List<Wanted> cart, boolean isTest) {
    return rooms.book().together(() -> decide(cart, isTest));
  }

  private Deed decide(List<Wanted> cart, boolean isTest) {
    var lines = new ArrayList<OrderLine>();
    Map<Long, Long> units =
        cart.stream()
            .collect(groupingBy(Wanted::id, LinkedHashMap::new, summingLong(Wanted::units)));
    for (Map.Entry<Long, Long> wanted : units.entrySet()) {
      Optional<Item> item = rooms.book().item(wanted.getKey());
      if (item.isEmpty()) {
        return new Deed.Unknown("no variant " + wanted.getKey());
      }
      Optional<OrderLine> line = line(item.get(), wanted.getValue());
      if (line.isEmpty()) {
        return soldOut(item.get());
      }
      lines.add(line.get());
    }
    take(lines);
    return new Deed.Done(place(lines, isTest));
  }

  private Deed soldOut(Item item) {
    rooms.shop().counters().add(Count.SOLD_OUT);
    return new Deed.Refused(item.sku() + " is sold out");
  }

  /** A new line with where its units are; empty if the shop does not sell so many. */
  private Optional<OrderLine> line(Item item, long units) {
    if (!item.tracked()) {
      return Optional.of(OrderLine.of(rooms.id(), item, rooms.firstPlace(), units));
    }
    return source(item, units)
        .map(shelf -> OrderLine.of(rooms.id(), item, shelf.location(), units).withTaken(units));
  }

  /** Takes the units of lines that were planned while the book was locked. */
  private void take(List<OrderLine> lines) {
    List<OrderLine> counted = lines.stream().filter(line -> line.taken() > 0).toList();
    rooms
        .book()
        .take(counted.stream().map(line -> new Take(line.shelf(), line.taken(), true)).toList());
    counted.forEach(line -> rooms.stock().add(line.shelf(), Quantity.COMMITTED, line.taken()));
  }

  private Optional<Shelf> source(Item item, long units) {
    boolean isBelowZero = item.sellsBelowZero() || rooms.shop().faults().now().sellBelowZero();
    List<Shelf> shelves = rooms.stock().shelves(item);
    Stream<Shelf> last = isBelowZero ? shelves.stream().limit(1) : Stream.empty();
    return Stream.concat(
            shelves.stream().filter(shelf -> rooms.book().quantity(shelf) >= units), last)
        .findFirst();
  }

  private long place(List<OrderLine> lines, boolean isTest) {
    News.Action action = rooms.news().action();
    long id = rooms.id();
    rooms.sheets().open(id, "cart-" + rooms.shop().name() + "-" + id, isTest);
    rooms.book().put(new Order(id, PAID, action.at(), action.at(), null, lines, List.of()));
    rooms.shop().counters().add(Count.ORDERS);
    action.tell(Topic.ORDERS_CREATE, () -> rooms.orders().order(id));
    action.tell(Topic.ORDERS_PAID, () -> rooms.orders().order(id));
    action.tell(Topic.ORDERS_UPDATED, () -> rooms.orders().order(id));
    rooms.tellLevels(action, lines.stream().filter(line -> line.taken() > 0).map(OrderLine::shelf));
    rooms.tellProducts(action, lines.stream().map(OrderLine::item));
    return id;
  }

  /** A person adds units of a variant to an order: a new line, whatever there was before. */
  Deed add(long order, Item item, long units) {
    return rooms
        .book()
        .together(
            () -> {
              Optional<Order> known = rooms.book().order(order);
              if (known.isEmpty()) {
                return new Deed.Unknown("no order " + order);
              }
              return line(item, units)
                  .map(line -> added(known.get(), line))
                  .orElseGet(() -> soldOut(item));
            });
  }

  private Deed added(Order order, OrderLine line) {
    take(List.of(line));
    News.Action action = rooms.news().action();
    var lines = new ArrayList<>(order.lines());
    lines.add(line);
    rooms
        .book()
        .put(
            new Order(
                order.id(),
                order.status(),
                order.placed(),
                action.at(),
                order.cancelled(),
                lines,
                order.refunds()));
    List<Wanted> added = List.of(new Wanted(line.id(), line.quantity()));
    rooms.tellEdit(action, order.id(), added, List.of());
    rooms.tellLevels(action, Stream.of(line).filter(one -> one.taken() > 0).map(OrderLine::shelf));
    return new Deed.Done(line.id());
  }
}
