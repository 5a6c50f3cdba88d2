package holdfast.order;

import holdfast.catalog.LocationId;
import holdfast.stock.Quantity;
import holdfast.stock.ReservationId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * What a SKU is to be asked next for a line: units that did not leave come back first, then what is
 * sold is told, then what left leaves, and last what comes back is told. Pure.
 */
record PartPlan(OrderKey key, Order order, Part part, Target target, Shops shops, Instant now) {

  /** What is next. */
  sealed interface Next {
    /** The SKU is to be asked. */
    record Ask(Step.OfLine step) implements Next {}

    /** Something is wanted and can't be done. */
    record Stuck(Trouble trouble) implements Next {}

    /** All is done. */
    record Nothing() implements Next {}
  }

  Next next() {
    return (isBackRefused() ? Optional.<Step.OfLine>empty() : takeBack())
        .map(this::unannounced)
        .or(this::sell)
        .<Next>map(Next.Ask::new)
        .or(this::ship)
        .or(
            () ->
                restock()
                    .map(this::unannounced)
                    .or(this::expect)
                    .or(this::takeBack)
                    .map(Next.Ask::new))
        .orElseGet(Next.Nothing::new);
  }

  /** Units can be said to be back before those left that are: then the others come first. */
  private boolean isBackRefused() {
    return part.trouble().isPresent() && part.pending().orElse(null) instanceof Step.TakeBack;
  }

  private int wanted(String shipment) {
    return target.shipped().getOrDefault(shipment, 0) * part.perUnit();
  }

  private int surplus() {
    return part.parcels().keySet().stream()
        .mapToInt(shipment -> Math.max(0, part.shipped(shipment) - wanted(shipment)))
        .sum();
  }

  private Optional<Step.OfLine> takeBack() {
    for (var shipment : part.parcels().keySet()) {
      var surplus = part.shipped(shipment) - wanted(shipment);
      if (surplus > 0) {
        var from = lastOut(shipment);
        return Optional.of(
            new Step.TakeBack(
                part.line(),
                part.sku(),
                shipment,
                part.parcelsOf(shipment).size(),
                from.location(),
                Math.min(surplus, from.quantity())));
      }
    }
    return Optional.empty();
  }

  /** The last parcel of a shipment that has not come back. */
  private Part.Parcel lastOut(String shipment) {
    var out = new ArrayDeque<Part.Parcel>();
    for (var parcel : part.parcelsOf(shipment)) {
      if (parcel.quantity() > 0) {
        out.addLast(parcel);
      } else {
        var last = out.removeLast();
        if (last.quantity() + parcel.quantity() > 0) {
          out.addLast(new Part.Parcel(last.location(), last.quantity() + parcel.quantity()));
        }
      }
    }
    return out.getLast();
  }

  /** What the SKU is told is sold: what has left counts there for good, also when it came back. */
  private Optional<Step.OfLine> sell() {
    var quantity = target.sold() * part.perUnit() + part.takenBack() + surplus();
    var lowered = target.lowered().map(this::inUnits).orElse(quantity);
    if (quantity == part.sold() && lowered == part.lowered()) {
      return Optional.empty();
    }
    if (part.pending().orElse(null) instanceof Step.Sell pending
        && pending.quantity() == quantity
        && pending.loweredUnits() == lowered) {
      return Optional.of(pending);
    }
    var last =
        part.pending().orElse(null) instanceof Step.Sell refused
            ? Optional.of(refused)
            : part.sale();
    return Optional.of(
        new Step.Sell(
            part.line(),
            part.sku(),
            last.map(Step.Sell::revision).orElse(0L) + 1,
            quantity,
            Optional.of(lowered),
            hold(),
            now));
  }

  private int inUnits(int ofLine) {
    return (int) Math.min(Quantity.MAX, (long) ofLine * part.perUnit());
  }

  /** What was held for the order itself, or for the cart that it came from. */
  private Optional<ReservationId> hold() {
    return order.holds().containsKey(part.sku())
        ? Optional.of(StepIds.hold(key))
        : order.cartsHold(key);
  }

  private Optional<Next> ship() {
    for (var shipment : target.shipped().keySet()) {
      var missing = wanted(shipment) - part.shipped(shipment);
      if (missing > 0) {
        return Optional.of(ship(shipment, missing));
      }
    }
    return Optional.empty();
  }

  private Next ship(String shipment, int missing) {
    var units = Math.min(missing, part.waiting());
    if (units == 0) {
      return new Next.Stuck(
          new Trouble(
              Trouble.Reason.SHIPPED_WITHOUT_STOCK,
              now,
              "%s: %d units of shipment %s".formatted(part.sku(), missing, shipment)));
    }
    var number = part.parcelsOf(shipment).size();
    var there = shopsLocation(shipment);
    if (there.isPresent() && !isRefused(shipment, units)) {
      return new Next.Ask(
          new Step.Ship(part.line(), part.sku(), shipment, number, there.get(), units));
    }
    var pick =
        there
            .flatMap(
                location ->
                    part.committed().stream()
                        .filter(at -> at.location().equals(location))
                        .findFirst())
            .orElseGet(() -> part.committed().getFirst());
    return new Next.Ask(
        new Step.Ship(
            part.line(),
            part.sku(),
            shipment,
            number,
            pick.location(),
            Math.min(units, pick.quantity())));
  }

  private Optional<LocationId> shopsLocation(String shipment) {
    var known = order.facts().shipments().get(shipment);
    return known == null ? Optional.empty() : shops.location(key.store(), known.platformLocation());
  }

  /** Whether the SKU has just said that so many can't leave where they should. */
  private boolean isRefused(String shipment, int units) {
    return part.trouble().isPresent()
        && part.pending().orElse(null) instanceof Step.Ship refused
        && refused.shipment().equals(shipment)
        && refused.quantity() <= units;
  }

  private Optional<Step.OfLine> restock() {
    for (var refund : target.restocks().values()) {
      var location = shops.location(key.store(), refund.platformLocation());
      if (!part.restocked().containsKey(refund.id()) && location.isPresent()) {
        return Optional.of(
            new Step.Restock(
                part.line(),
                part.sku(),
                refund.id(),
                location.get(),
                refund.quantity() * part.perUnit()));
      }
    }
    return Optional.empty();
  }

  /** Units that are to come, those that somebody took in included: of these the SKU knows. */
  private Optional<Step.OfLine> expect() {
    var received = order.receipts().units(part.line(), part.sku());
    var quantity = Math.max(target.expected() * part.perUnit(), received);
    return quantity == announced() ? Optional.empty() : Optional.of(expecting(quantity));
  }

  /**
   * Units that are back by the shop's word are none of those that were announced, and the SKU would
   * count them as such: nothing is announced while they come.
   */
  private Step.OfLine unannounced(Step.OfLine back) {
    return announced() > 0 ? expecting(0) : back;
  }

  private int announced() {
    return part.expected().map(Step.Expect::quantity).orElse(0);
  }

  private Step.Expect expecting(int quantity) {
    var revision = part.expected().map(Step.Expect::revision).orElse(0L) + 1;
    return new Step.Expect(part.line(), part.sku(), revision, quantity);
  }
}
