package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.stock.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What SKUs are to be asked to hold for an order or a cart: of each the sum over all lines, as a
 * bundle and its component share it. Pure. What can't be held is no trouble: a hold is a courtesy,
 * and the sale is what counts.
 */
record HoldPlan(OrderKey key, Order order, Terms terms) {

  List<OrderEvent> events(SortedMap<String, Target> targets) {
    var wanted = wanted(targets);
    var skus = new TreeSet<>(wanted.keySet());
    skus.addAll(order.holds().keySet());
    var events = new ArrayList<OrderEvent>();
    for (var sku : skus) {
      next(sku, wanted.getOrDefault(sku, 0)).ifPresent(events::add);
    }
    return events;
  }

  private SortedMap<SkuId, Integer> wanted(SortedMap<String, Target> targets) {
    var wanted = new TreeMap<SkuId, Integer>();
    for (var target : targets.values()) {
      if (target.held() > 0 && !order.isIgnored(target.line().id())) {
        order.mapping(target.line()).stream()
            .flatMap(mapping -> mapping.parts().stream())
            .forEach(
                part ->
                    wanted.merge(
                        part.sku(),
                        bounded((long) target.held() * part.quantity()),
                        (one, other) -> bounded((long) one + other)));
      }
    }
    return wanted;
  }

  private static int bounded(long units) {
    return (int) Math.min(Quantity.MAX, units);
  }

  private Optional<OrderEvent> next(SkuId sku, int wanted) {
    var held = order.held(sku);
    if (held.pending().isPresent()) {
      return Optional.empty();
    }
    if (wanted == 0) {
      return held.isFreed() || isBeingSold(sku)
          ? Optional.empty()
          : Optional.of(holding(new Step.Free(sku, held.attempt()), 0));
    }
    if (held.isFreed() || held.wanted() != wanted || !held.basis().equals(basis())) {
      return Optional.of(holding(hold(sku, held, wanted), wanted));
    }
    return held.granted() == 0 && held.available() > 0
        ? Optional.of(holding(hold(sku, held, held.available()), wanted))
        : Optional.empty();
  }

  private Step hold(SkuId sku, Held held, int units) {
    return new Step.Hold(sku, held.attempt() + 1, units, terms.holdSeconds());
  }

  private OrderEvent holding(Step step, int wanted) {
    return new OrderEvent.Holding(step, wanted, basis());
  }

  /** Whoever changes a cart is still there, and has the full time again; an order has it once. */
  private Instant basis() {
    return key.kind() == OrderKey.Kind.CART
        ? order.facts().snapshot().map(OrderSnapshot::changedAt).orElse(Instant.EPOCH)
        : Instant.EPOCH;
  }

  /** A sale takes over what is held; only then the rest is let go of. */
  private boolean isBeingSold(SkuId sku) {
    return order.facts().stage() == OrderSnapshot.Stage.SOLD
        && order.parts().values().stream()
            .anyMatch(part -> part.sku().equals(sku) && part.sale().isEmpty());
  }
}
