package holdfast.order;

import holdfast.stock.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is next for an order: the difference between what is wanted and what has been done. Pure.
 *
 * @param events what is to be stored: of each SKU on each line at most one step, which is asked
 *     when it is stored
 * @param unmapped lines of which it must be found out first which SKUs they take
 * @param tellsCart whether the cart that it came from is to be told
 */
record Plan(List<OrderEvent> events, List<OrderLine> unmapped, boolean tellsCart) {

  /** What is next at a moment. */
  static Plan of(OrderKey key, Order order, Shops shops, Instant now) {
    return new Planner(key, order, shops, now).plan();
  }

  /** Whether there is nothing that could be done now. */
  boolean isEmpty(Order order) {
    return events.isEmpty()
        && !tellsCart
        && unmapped.stream().allMatch(line -> order.troubles().containsKey(line.id()));
  }

  private static final class Planner {
    private final OrderKey key;
    private final Order order;
    private final Shops shops;
    private final Instant now;
    private final List<OrderEvent> events = new ArrayList<>();
    private final List<OrderLine> unmapped = new ArrayList<>();

    private Planner(OrderKey key, Order order, Shops shops, Instant now) {
      this.key = key;
      this.order = order;
      this.shops = shops;
      this.now = now;
    }

    private Plan plan() {
      var terms = shops.terms(key.store());
      var targets = order.targets(terms);
      targets.values().forEach(this::line);
      order.parts().values().forEach(part -> leftover(part, targets));
      if (order.troubles().containsKey(Order.WHOLE) && !order.facts().isToBeRead()) {
        events.add(new OrderEvent.Untroubled(Order.WHOLE, Optional.empty()));
      }
      new HoldPlan(key, order, terms).events(targets).forEach(events::add);
      return new Plan(List.copyOf(events), List.copyOf(unmapped), tellsCart());
    }

    private void line(Target target) {
      var line = target.line();
      if (order.isIgnored(line.id())) {
        return;
      }
      var mapping = order.mapping(line);
      if (mapping.isPresent()) {
        for (var component : mapping.get().parts()) {
          var isWhole = component.sku().equals(mapping.get().sku());
          part(order.part(line.id(), component), isWhole ? target : target.ofComponent());
        }
      } else if (!target.isNothing()) {
        unmapped.add(line);
      } else if (order.troubles().containsKey(line.id())) {
        events.add(new OrderEvent.Untroubled(line.id(), Optional.empty()));
      }
    }

    /** What was done under an older mapping of a line is undone, as far as it has not left. */
    private void leftover(Part part, SortedMap<String, Target> targets) {
      var target = targets.get(part.line());
      if (target == null || order.isIgnored(part.line())) {
        return;
      }
      var isOfNow =
          order.mapping(target.line()).stream()
              .flatMap(mapping -> mapping.parts().stream())
              .anyMatch(component -> component.sku().equals(part.sku()));
      if (!isOfNow) {
        part(part, Target.asShipped(target.line(), part));
      }
    }

    private void part(Part part, Target target) {
      if (part.pending().isPresent() && part.trouble().isEmpty()) {
        return;
      }
      var tooMany = tooMany(part, target);
      if (tooMany.isPresent()) {
        if (part.trouble().filter(tooMany.get()::isAs).isEmpty()) {
          events.add(new OrderEvent.Troubled(part.line(), Optional.of(part.sku()), tooMany.get()));
        }
        return;
      }
      var next = new PartPlan(key, order, part, target, shops, now).next();
      switch (next) {
        case PartPlan.Next.Ask(var step) -> {
          if (part.pending().filter(step::equals).isEmpty()) {
            events.add(new OrderEvent.Asking(step));
          }
        }
        case PartPlan.Next.Stuck(var trouble) -> {
          if (part.trouble().filter(trouble::isAs).isEmpty()) {
            events.add(new OrderEvent.Troubled(part.line(), Optional.of(part.sku()), trouble));
          }
        }
        case PartPlan.Next.Nothing _ -> {
          if (part.trouble().isPresent()) {
            events.add(new OrderEvent.Untroubled(part.line(), Optional.of(part.sku())));
          }
        }
      }
    }

    private Optional<Trouble> tooMany(Part part, Target target) {
      var units = (long) target.sold() * part.perUnit() + part.takenBack();
      return units > Quantity.MAX
          ? Optional.of(
              new Trouble(Trouble.Reason.TOO_MANY_UNITS, now, part.sku() + ": " + units + " units"))
          : Optional.empty();
    }

    /**
     * Only when nobody needs its holds any more: a sale, or the order's own hold, takes them over.
     */
    private boolean tellsCart() {
      return key.kind() == OrderKey.Kind.ORDER
          && events.isEmpty()
          && !order.isCartTold()
          && order.facts().cart().isPresent()
          && order.facts().snapshot().isPresent()
          && unmapped.stream().allMatch(line -> order.troubles().containsKey(line.id()))
          && order.holds().values().stream().allMatch(held -> held.pending().isEmpty())
          && (order.facts().stage() != OrderSnapshot.Stage.SOLD
              || order.parts().values().stream().allMatch(part -> part.sale().isPresent()));
    }
  }
}
