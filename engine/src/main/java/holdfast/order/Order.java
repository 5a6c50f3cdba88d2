package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * The state of one order or cart: what the shop said, and what has been done about it. Immutable.
 *
 * @param mappings by line, what it takes
 * @param parts what has been done, by line and SKU
 * @param holds what is held, by SKU
 * @param troubles by line, why nothing can be done for the whole of it; by {@link #WHOLE}, why the
 *     shop can't be asked
 * @param ignored by line, or by {@link #WHOLE}, who settled it by hand
 * @param aftermath what follows beside the steps
 * @param isCartTold whether the cart knows of the order
 * @param version counts events
 */
public record Order(
    Facts facts,
    TreePMap<String, Mapping> mappings,
    TreePMap<PartKey, Part> parts,
    TreePMap<SkuId, Held> holds,
    TreePMap<String, Trouble> troubles,
    TreePMap<String, OrderEvent.Ignored> ignored,
    Aftermath aftermath,
    boolean isCartTold,
    long version) {

  /** Stands for all lines; no shop names a line so. */
  static final String WHOLE = "";

  /** An order of which nobody has heard. */
  public static final Order NONE =
      new Order(
          Facts.NONE,
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          Aftermath.NONE,
          false,
          0);

  /** One SKU on one line. */
  public record PartKey(String line, SkuId sku) implements Comparable<PartKey> {
    @Override
    public int compareTo(PartKey other) {
      var order = line.compareTo(other.line);
      return order == 0 ? sku.compareTo(other.sku) : order;
    }
  }

  /**
   * What a line takes, found out when it was first wanted.
   *
   * @param line as it was then
   */
  public record Mapping(OrderLine line, SkuId sku, List<SkuProfile.Component> parts) {
    /** Whether it still holds: the shop may have put something else on the line. */
    boolean isOf(OrderLine now) {
      return line.variant().equals(now.variant())
          && (line.variant().isPresent() || line.skuText().equals(now.skuText()));
    }
  }

  /** What came back. */
  Receipts receipts() {
    return aftermath.receipts();
  }

  /** What the shop was asked to cancel. */
  Cancellations cancellations() {
    return aftermath.cancellations();
  }

  /** Whether somebody settled a line by hand. */
  public boolean isIgnored(String line) {
    return ignored.containsKey(line) || ignored.containsKey(WHOLE);
  }

  /** What is wanted of each line that was ever of interest. */
  public SortedMap<String, Target> targets(Terms terms) {
    return Target.of(facts, terms, mappings.values().stream().map(Mapping::line).toList());
  }

  /** What a line takes, if that is known of what is on the line now. */
  Optional<Mapping> mapping(OrderLine line) {
    return Optional.ofNullable(mappings.get(line.id())).filter(mapping -> mapping.isOf(line));
  }

  /** What has been done with a SKU for a line; nothing at first. */
  Part part(String line, SkuProfile.Component component) {
    var part = parts.get(new PartKey(line, component.sku()));
    return part == null ? Part.fresh(line, component.sku(), component.quantity()) : part;
  }

  /** Under which SKUs hold units for the cart that it came from, until the cart was told. */
  Optional<ReservationId> cartsHold(OrderKey key) {
    return facts
        .cart()
        .filter(_ -> key.kind() == OrderKey.Kind.ORDER && !isCartTold)
        .map(token -> StepIds.hold(OrderKey.cart(key.store(), token)));
  }

  Held held(SkuId sku) {
    return holds.getOrDefault(sku, Held.NONE);
  }

  /** What SKUs were, or are to be, asked and have not answered. */
  Stream<Step> pending() {
    return Stream.concat(
        parts.values().stream()
            .filter(part -> part.trouble().isEmpty())
            .flatMap(part -> part.pending().stream()),
        holds.values().stream().flatMap(held -> held.pending().stream()));
  }

  /** Parts that can't be done for now, or of which units are missing. */
  List<PartKey> stuck() {
    return parts.entrySet().stream()
        .filter(of -> of.getValue().trouble().isPresent() || of.getValue().oversold() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * What a SKU is to be asked once more, to see whether it can be done now: what it refused, or
   * what it has of the sale.
   */
  Optional<Step> toAskAgain(PartKey key) {
    var part = parts.get(key);
    if (part == null || isIgnored(key.line())) {
      return Optional.empty();
    }
    if (part.trouble().isEmpty()) {
      return part.pending().isEmpty() ? part.sale().map(Step.class::cast) : Optional.empty();
    }
    return switch (part.trouble().get().reason()) {
      case SHIPPED_WITHOUT_STOCK -> part.sale().map(Step.class::cast);
      case UNMAPPED, TOO_MANY_UNITS, STALE, REFUNDS_UNREAD -> Optional.empty();
      case UNKNOWN_SKU, UNKNOWN_CHANNEL, UNKNOWN_LOCATION, REFUSED ->
          part.pending().map(Step.class::cast);
    };
  }

  /** Whether a SKU's answer to a step is still of interest. */
  boolean awaits(Step step) {
    return switch (step) {
      case Step.OfLine ofLine -> {
        var part = parts.get(new PartKey(ofLine.line(), ofLine.sku()));
        yield part != null
            && (part.pending().filter(step::equals).isPresent()
                || (part.sale().filter(step::equals).isPresent()
                    && (part.pending().isEmpty() || part.trouble().isPresent())));
      }
      case Step.Hold _, Step.Free _ -> held(step.sku()).pending().filter(step::equals).isPresent();
    };
  }

  /** The state after an event. */
  public Order apply(OrderEvent event) {
    return switch (event) {
      case OrderEvent.Heard(_, var news) ->
          new Order(
              facts.with(news),
              mappings,
              parts,
              holds,
              troubles,
              ignored,
              aftermath,
              isCartTold,
              version + 1);
      case OrderEvent.Mapped mapped -> mapped(mapped);
      case OrderEvent.Asking(var step) -> changing(step, part -> part.asking(step));
      case OrderEvent.Done(var step, var committed, var oversold) ->
          changing(step, part -> part.done(step, committed, oversold));
      case OrderEvent.Holding(var step, var wanted, var basis) ->
          with(
              step.sku(),
              switch (step) {
                case Step.Hold hold -> held(step.sku()).asking(hold, wanted, basis);
                case Step.Free free -> held(step.sku()).freeing(free);
                case Step.OfLine _ -> throw new IllegalStateException("no hold: " + step);
              });
      case OrderEvent.HoldAnswered(var sku, var granted, var available) ->
          with(sku, held(sku).answered(granted, available));
      case OrderEvent.HoldFreed(var sku) -> with(sku, held(sku).freed());
      case OrderEvent.Troubled(var line, var sku, var trouble) ->
          sku.map(of -> changing(line, of, part -> part.troubled(trouble)))
              .orElseGet(() -> with(parts, troubles.plus(line, trouble)));
      case OrderEvent.Untroubled(var line, var sku) ->
          sku.map(of -> changing(line, of, Part::untroubled))
              .orElseGet(() -> with(parts, troubles.minus(line)));
      case OrderEvent.Ignored by ->
          new Order(
              facts,
              mappings,
              parts,
              holds,
              troubles,
              ignored.plus(by.line().orElse(WHOLE), by),
              aftermath,
              isCartTold,
              version + 1);
      case OrderEvent.Received(var receipt, _) -> with(aftermath.with(receipts().with(receipt)));
      case OrderEvent.Shelved(var place) -> with(aftermath.with(receipts().shelved(place)));
      case OrderEvent.NotShelved(var place, var trouble) ->
          with(aftermath.with(receipts().refused(place, trouble)));
      case OrderEvent.CancelAsking(var asking) ->
          with(aftermath.with(cancellations().asking(asking)));
      case OrderEvent.CancelAnswered(var id, var answer) ->
          with(aftermath.with(cancellations().answered(id, answer)));
      case OrderEvent.CartTold _ ->
          new Order(facts, mappings, parts, holds, troubles, ignored, aftermath, true, version + 1);
    };
  }

  private Order mapped(OrderEvent.Mapped mapped) {
    var line = mapped.line().id();
    var newParts = parts;
    for (var component : mapped.parts()) {
      var key = new PartKey(line, component.sku());
      if (!newParts.containsKey(key)) {
        newParts = newParts.plus(key, Part.fresh(line, component.sku(), component.quantity()));
      }
    }
    return new Order(
        facts,
        mappings.plus(line, new Mapping(mapped.line(), mapped.sku(), mapped.parts())),
        newParts,
        holds,
        troubles.minus(line),
        ignored,
        aftermath,
        isCartTold,
        version + 1);
  }

  private Order changing(Step.OfLine step, UnaryOperator<Part> change) {
    return changing(step.line(), step.sku(), change);
  }

  private Order changing(String line, SkuId sku, UnaryOperator<Part> change) {
    var key = new PartKey(line, sku);
    var part = Optional.ofNullable(parts.get(key)).orElseThrow();
    return with(parts.plus(key, change.apply(part)), troubles);
  }

  private Order with(SkuId sku, Held held) {
    return new Order(
        facts,
        mappings,
        parts,
        holds.plus(sku, held),
        troubles,
        ignored,
        aftermath,
        isCartTold,
        version + 1);
  }

  private Order with(TreePMap<PartKey, Part> newParts, TreePMap<String, Trouble> newTroubles) {
    return new Order(
        facts, mappings, newParts, holds, newTroubles, ignored, aftermath, isCartTold, version + 1);
  }

  private Order with(Aftermath next) {
    return new Order(
        facts, mappings, parts, holds, troubles, ignored, next, isCartTold, version + 1);
  }
}
