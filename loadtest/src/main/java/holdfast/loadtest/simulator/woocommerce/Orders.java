package holdfast.loadtest.simulator.woocommerce;

import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.Counters.Count;
import holdfast.loadtest.simulator.Deed;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.ShopBook;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Orders from the checkout to the bin, and what each status does to stock. Under the book's lock.
 */
final class Orders {
  private static final Duration DRAFT_HOLD = Duration.ofMinutes(10);
  private static final Duration DRAFT_KEPT = Duration.ofDays(1);
  private static final Duration PENDING_HOLD = Duration.ofMinutes(60);

  private final ShopContext shop;
  private final ShopBook book;
  private final Webhooks webhooks;
  private final Holds holds = new Holds();

  Orders(ShopContext shop, Webhooks webhooks) {
    this.shop = shop;
    this.book = shop.book();
    this.webhooks = webhooks;
  }

  /** A shopper checks out: a draft that holds its units first, then the order as it is paid. */
  Deed checkout(List<Wanted> cart, String status) {
    if (!Status.ALL.contains(status)) {
      return new Deed.Refused(status + " is none of " + String.join(", ", Status.ALL));
    }
    var lines = new ArrayList<OrderLine>();
    for (Wanted wanted : cart) {
      Optional<Item> item = book.item(wanted.id());
      if (item.isEmpty()) {
        return new Deed.Unknown("There is no product or variation " + wanted.id());
      }
      lines.add(OrderLine.of(shop.ids().next(), item.get(), 0, wanted.units()));
    }
    Optional<String> refusal = shop.faults().now().sellBelowZero() ? Optional.empty() : lack(lines);
    if (refusal.isPresent()) {
      shop.counters().add(Count.SOLD_OUT);
      return new Deed.Refused(refusal.get());
    }
    shop.counters().add(Count.ORDERS);
    Order draft = draft(lines);
    if (status.equals(Status.DRAFT)) {
      shop.agenda().after(DRAFT_KEPT, () -> later(draft.id(), this::deleteDraft));
    } else {
      become(draft, status);
    }
    return new Deed.Done(draft.id());
  }

  private Order draft(List<OrderLine> lines) {
    Instant now = shop.agenda().instant();
    var order = new Order(shop.ids().next(), Status.DRAFT, now, now, null, lines, List.of());
    book.put(order);
    holds.keep(order, now.plus(DRAFT_HOLD));
    webhooks.happened("order.updated", order.id());
    return order;
  }

  /** Free is what is there and not held; what is sold to order is always free. */
  private Optional<String> lack(List<OrderLine> lines) {
    Map<Shelf, Long> wanted = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> line.item().tracked() && !line.item().sellsBelowZero())
        .forEach(line -> wanted.merge(line.shelf(), line.quantity(), Long::sum));
    for (Map.Entry<Shelf, Long> each : wanted.entrySet()) {
      long free =
          book.quantity(each.getKey()) - holds.units(each.getKey(), shop.agenda().instant());
      if (free < each.getValue()) {
        return Optional.of(
            "Not enough units of product %d in stock: %d available, %d wanted"
                .formatted(each.getKey().inventory(), free, each.getValue()));
      }
    }
    return Optional.empty();
  }

  /** Gives an order another status, with all that follows from it; the order as it is then. */
  Order become(Order order, String status) {
    Instant now = shop.agenda().instant();
    Order changed = order.withStatus(status, now);
    if (Status.lowers(status)) {
      changed = changed.withLines(this::lowered, now);
    } else if (Status.raises(status)) {
      changed = changed.withLines(this::raised, now);
    }
    book.put(changed);
    keep(order, status, now);
    if (order.status().equals(Status.DRAFT) && !status.equals(Status.DRAFT)) {
      webhooks.happened("order.created", order.id());
    }
    webhooks.happened("order.updated", order.id());
    return changed;
  }

  private void keep(Order order, String status, Instant now) {
    if (!Status.holds(status)) {
      holds.release(order.id());
    } else if (status.equals(Status.PENDING)) {
      if (order.status().equals(Status.DRAFT)) {
        holds.keep(order, now.plus(PENDING_HOLD));
      }
      shop.agenda().after(PENDING_HOLD, () -> later(order.id(), this::cancelUnpaid));
    }
  }

  private void later(long id, Consumer<Order> step) {
    book.together(
        () -> {
          Optional<Order> order = book.order(id);
          order.ifPresent(step);
          return order;
        });
  }

  private void cancelUnpaid(Order order) {
    Instant deadline = shop.agenda().instant().minus(PENDING_HOLD);
    if (order.status().equals(Status.PENDING) && !order.changed().isAfter(deadline)) {
      become(order, Status.CANCELLED);
    }
  }

  /** The shop deletes drafts that nobody came back to. */
  private void deleteDraft(Order order) {
    if (order.status().equals(Status.DRAFT)) {
      delete(order);
    }
  }

  /** Once for each line, and without asking whether the units are there. */
  private OrderLine lowered(OrderLine line) {
    boolean due = line.taken() == 0 && line.removed() + line.returned() == 0;
    if (!line.item().tracked() || !due) {
      return line;
    }
    book.add(line.shelf(), -line.quantity(), Cause.SALE);
    return line.withTaken(line.quantity());
  }

  private OrderLine raised(OrderLine line) {
    if (line.taken() == 0) {
      return line;
    }
    book.add(line.shelf(), line.taken(), Cause.RESTOCK);
    return line.withTaken(0);
  }

  /** Stock stays as it is. */
  void trash(Order order) {
    book.put(order.withStatus(Status.TRASH, shop.agenda().instant()));
    holds.release(order.id());
    webhooks.happened("order.deleted", order.id());
  }

  /** Out of the bin, as what it was as far as its stock goes. */
  void restore(Order order) {
    boolean taken = order.lines().stream().anyMatch(line -> line.taken() > 0);
    String status = taken ? Status.PROCESSING : Status.PENDING;
    book.put(order.withStatus(status, shop.agenda().instant()));
    webhooks.happened("order.restored", order.id());
  }

  /** For good. */
  void delete(Order order) {
    book.remove(order.id());
    holds.release(order.id());
    webhooks.happened("order.deleted", order.id());
  }
}
