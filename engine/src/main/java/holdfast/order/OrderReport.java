package holdfast.order;

import holdfast.catalog.SkuId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * How an order or a cart stands, for people, lists and queues.
 *
 * @param stage what the shop says of the whole; nothing as long as no snapshot came
 * @param changedAt by the shop's clock
 * @param isStale the shop has changed it, and no snapshot has shown how: it must be read
 * @param unreadRefunds refunds of which nobody has said what was refunded: they must be read
 * @param troubles why the shop can't be asked for what it did not say; they keep no line waiting
 * @param cancellations what the shop was asked to cancel, the oldest first
 * @param note who settled the whole by hand, and why
 * @param dueAt when somebody has to look after it again; never when there is nothing left to do
 * @param version counts events
 */
public record OrderReport(
    OrderKey key,
    State state,
    Optional<OrderSnapshot.Stage> stage,
    Optional<Instant> changedAt,
    boolean isStale,
    List<String> unreadRefunds,
    List<Trouble> troubles,
    List<Line> lines,
    List<Cancelling> cancellations,
    Optional<String> note,
    Optional<Instant> dueAt,
    long version) {

  /** What is under way for longer has most likely lost its life. */
  private static final Duration REST_WITHIN = Duration.ofSeconds(5);

  /** How often what can't be done is tried again. */
  private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(10);

  /** Keeps its own copies. */
  public OrderReport {
    unreadRefunds = List.copyOf(unreadRefunds);
    troubles = List.copyOf(troubles);
    lines = List.copyOf(lines);
    cancellations = List.copyOf(cancellations);
  }

  /** Whether anything is left to do. The names are part of the API. */
  public enum State {
    /** Something is under way, or the shop has still to be read. */
    OPEN,
    /** What the shop said has been done. */
    SETTLED,
    /** Something can't be done until somebody mends it. */
    TROUBLED
  }

  /** What a shop was asked to cancel, and what it answered; nothing as long as it has not. */
  public record Cancelling(Cancellation asked, Optional<Cancellation.Answer> answer) {}

  /**
   * One line, in units of the line: of a bundle, in bundles.
   *
   * @param sku what it is about, once that was found out
   * @param held units held for a while
   * @param committed units that wait to be shipped
   * @param expectedReturns units that left and are to come back
   * @param returned units that somebody took in
   * @param oversold units sold that are not there
   * @param note who settled it by hand, and why
   */
  public record Line(
      String id,
      Optional<String> variant,
      Optional<String> skuText,
      Optional<SkuId> sku,
      int ordered,
      int held,
      int committed,
      int shipped,
      int cancelled,
      int refunded,
      int expectedReturns,
      int returned,
      int oversold,
      List<Trouble> troubles,
      Optional<String> note) {
    /** Keeps its own copy of the troubles. */
    public Line {
      troubles = List.copyOf(troubles);
    }
  }

  /** How an order stands at a moment. */
  static OrderReport of(OrderKey key, Order order, Shops shops, Instant now) {
    var facts = order.facts();
    var lines = lines(order, shops.terms(key.store()));
    var isTroubled = lines.stream().anyMatch(line -> !line.troubles().isEmpty());
    var isUnderWay =
        order.pending().findAny().isPresent()
            || order.receipts().isUnderWay()
            || !Plan.of(key, order, shops, now).isEmpty(order);
    var isToBeRead = facts.isToBeRead() && !order.isIgnored(Order.WHOLE);
    var unread =
        isToBeRead
            ? Optional.ofNullable(order.troubles().get(Order.WHOLE))
            : Optional.<Trouble>empty();
    var isShort =
        lines.stream().anyMatch(line -> line.oversold() > 0)
            || order.cancellations().open().findAny().isPresent();
    return new OrderReport(
        key,
        isTroubled ? State.TROUBLED : isUnderWay || isToBeRead ? State.OPEN : State.SETTLED,
        facts.isDeleted()
            ? Optional.of(OrderSnapshot.Stage.CANCELLED)
            : facts.snapshot().map(OrderSnapshot::stage),
        facts.snapshot().map(OrderSnapshot::changedAt),
        facts.isStale(),
        facts.unreadRefunds(),
        unread.stream().toList(),
        lines,
        cancellations(order),
        note(order, Order.WHOLE),
        isUnderWay || (isToBeRead && unread.isEmpty())
            ? Optional.of(now.plus(REST_WITHIN))
            : isTroubled || isShort || isToBeRead
                ? Optional.of(now.plus(TRY_AGAIN_AFTER))
                : Optional.empty(),
        order.version());
  }

  private static List<Cancelling> cancellations(Order order) {
    return order.cancellations().asked().values().stream()
        .sorted(Comparator.comparing(Cancellation::at))
        .map(
            asked ->
                new Cancelling(
                    asked, Optional.ofNullable(order.cancellations().answers().get(asked.id()))))
        .toList();
  }

  private static Optional<String> note(Order order, String line) {
    return Optional.ofNullable(order.ignored().get(line))
        .map(by -> by.operator() + ": " + by.note());
  }

  private static List<Line> lines(Order order, Terms terms) {
    var held = new HashMap<SkuId, Integer>();
    order.holds().forEach((sku, of) -> held.put(sku, of.granted()));
    var lines = new ArrayList<Line>();
    for (var target : order.targets(terms).values()) {
      lines.add(line(order, target, held));
    }
    return lines;
  }

  private static Line line(Order order, Target target, Map<SkuId, Integer> held) {
    var line = target.line();
    var mapping = order.mapping(line);
    var parts =
        mapping.stream()
            .flatMap(of -> of.parts().stream())
            .map(component -> order.part(line.id(), component))
            .toList();
    var returned = whole(parts, part -> order.receipts().units(part.line(), part.sku()));
    return new Line(
        line.id(),
        line.variant(),
        line.skuText(),
        mapping.map(Order.Mapping::sku),
        line.ordered(),
        held(parts, target.held(), held),
        whole(parts, Part::waiting),
        whole(parts, Part::shipped),
        target.cancelled(),
        target.refunded(),
        Math.max(0, target.expected() - returned),
        returned,
        parts.stream().mapToInt(part -> ceil(part.oversold(), part.perUnit())).max().orElse(0),
        troubles(order, line.id()),
        note(order, line.id()));
  }

  /** Whole units of a line: a bundle of which a part is missing is none. */
  private static int whole(List<Part> parts, ToIntFunction<Part> units) {
    return parts.stream().mapToInt(part -> units.applyAsInt(part) / part.perUnit()).min().orElse(0);
  }

  private static int ceil(int units, int perUnit) {
    return (units + perUnit - 1) / perUnit;
  }

  /** Lines that share a SKU share what is held of it, in their order. */
  private static int held(List<Part> parts, int wanted, Map<SkuId, Integer> held) {
    var served = Math.min(wanted, whole(parts, part -> held.getOrDefault(part.sku(), 0)));
    for (var part : parts) {
      held.computeIfPresent(part.sku(), (_, units) -> units - served * part.perUnit());
    }
    return served;
  }

  private static List<Trouble> troubles(Order order, String line) {
    return order.isIgnored(line)
        ? List.of()
        : Stream.of(
                Stream.ofNullable(order.troubles().get(line)),
                order.receipts().troubles(line),
                order.parts().values().stream()
                    .filter(part -> part.line().equals(line))
                    .flatMap(part -> part.trouble().stream()))
            .flatMap(troubles -> troubles)
            .toList();
  }
}
