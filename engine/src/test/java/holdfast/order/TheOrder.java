package holdfast.order;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.checkout.Warehouse;
import holdfast.stock.StockCommand;
import holdfast.stock.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One order on its pure core, with SKUs on theirs. It goes on as the actor does, but only when a
 * test says so.
 */
final class TheOrder implements Shops {
  static final ChannelId WEB = Warehouse.WEB;

  private final OrderKey key;
  private final TestClock clock = new TestClock();
  private final Warehouse warehouse;
  private final Map<String, SkuId> mapped = new HashMap<>();
  private final Map<String, LocationId> locations = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Integer> lowered = new ArrayList<>();
  private Terms terms = new Terms(false, false, 600);
  private Order order = Order.NONE;

  TheOrder(OrderKey key, Warehouse warehouse) {
    this.key = key;
    this.warehouse = warehouse;
  }

  static TheOrder order(String number) {
    return order(number, new TestClock());
  }

  /** With SKUs that live by this clock. */
  static TheOrder order(String number, TestClock skus) {
    return new TheOrder(OrderKey.order(WEB, number), new Warehouse(skus));
  }

  TheOrder sharing(OrderKey other) {
    var next = new TheOrder(other, warehouse);
    next.mapped.putAll(mapped);
    next.terms = terms;
    return next;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Order state() {
    return order;
  }

  /** What SKUs were asked, in order, such as {@code Sell A 2}. */
  List<String> asked() {
    return asked;
  }

  /** By how much SKUs were told that the shop shows less, in order. */
  List<Integer> lowered() {
    return lowered;
  }

  /** Says which SKU a line's variant is. */
  TheOrder mapping(String line, String sku) {
    mapped.put("v-" + line, new SkuId(sku));
    return this;
  }

  TheOrder under(Terms newTerms) {
    terms = newTerms;
    return this;
  }

  TheOrder at(String platformLocation, LocationId ours) {
    locations.put(platformLocation, ours);
    return this;
  }

  TheOrder hear(OrderNews... news) {
    for (var piece : news) {
      if (!order.facts().with(piece).equals(order.facts())) {
        record(new OrderEvent.Heard(now(), piece));
      }
    }
    return this;
  }

  TheOrder tell(OrderNews... news) {
    return hear(news).settle();
  }

  /** Does what can be done, until nothing is left. */
  TheOrder settle() {
    for (int round = 0; round < 1000; round++) {
      var plan = Plan.of(key, order, this, now());
      var before = order.version();
      plan.events().forEach(this::record);
      plan.unmapped().forEach(this::resolve);
      if (plan.tellsCart()) {
        record(new OrderEvent.CartTold());
      }
      order.pending().toList().forEach(this::ask);
      if (order.version() == before) {
        return this;
      }
    }
    throw new AssertionError("never settles: " + asked.subList(asked.size() - 10, asked.size()));
  }

  TheOrder retry() {
    order.stuck().forEach(part -> order.toAskAgain(part).ifPresent(this::ask));
    return settle();
  }

  private void resolve(OrderLine line) {
    var sku = sku(WEB, line);
    var known = sku.flatMap(of -> warehouse.look(of).profile());
    var before = Optional.ofNullable(order.troubles().get(line.id()));
    if (known.isPresent()) {
      record(OrderEvent.Mapped.of(line, sku.orElseThrow(), known.get()));
    } else if (before.isEmpty()) {
      var reason = sku.isEmpty() ? Trouble.Reason.UNMAPPED : Trouble.Reason.UNKNOWN_SKU;
      record(
          new OrderEvent.Troubled(
              line.id(), Optional.empty(), new Trouble(reason, now(), line.id())));
    }
  }

  private void ask(Step step) {
    asked.add(text(step));
    var command = StepCommands.of(key, order, step);
    if (command instanceof StockCommand.Sell sell) {
      lowered.add(sell.lowered());
    }
    var answer = warehouse.ask(step.sku(), command);
    Outcome.of(order, step, answer, now()).ifPresent(this::record);
  }

  private static String text(Step step) {
    return switch (step) {
      case Step.Sell sell -> "Sell %s %d".formatted(sell.sku(), sell.quantity());
      case Step.Ship ship ->
          "Ship %s %d from %s".formatted(ship.sku(), ship.quantity(), ship.location());
      case Step.TakeBack back ->
          "TakeBack %s %d to %s".formatted(back.sku(), back.quantity(), back.location());
      case Step.Restock restock ->
          "Restock %s %d at %s".formatted(restock.sku(), restock.quantity(), restock.location());
      case Step.Expect expect -> "Expect %s %d".formatted(expect.sku(), expect.quantity());
      case Step.Hold hold -> "Hold %s %d".formatted(hold.sku(), hold.quantity());
      case Step.Free free -> "Free " + free.sku();
    };
  }

  void record(OrderEvent event) {
    order = order.apply(event);
  }

  OrderReport report() {
    return OrderReport.of(key, order, this, now());
  }

  /** For example {@code a: committed 2 shipped 1 UNMAPPED}; what is 0 is left out. */
  String says() {
    return says(report());
  }

  static String says(OrderReport report) {
    var text = new StringBuilder(report.state().name());
    for (var line : report.lines()) {
      text.append("; ").append(line.id()).append(':');
      add(text, "held", line.held());
      add(text, "committed", line.committed());
      add(text, "shipped", line.shipped());
      add(text, "cancelled", line.cancelled());
      add(text, "expected", line.expectedReturns());
      add(text, "oversold", line.oversold());
      line.troubles().forEach(trouble -> text.append(' ').append(trouble.reason()));
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String name, int units) {
    if (units != 0) {
      text.append(' ').append(name).append(' ').append(units);
    }
  }

  /** On hand, held and committed of a SKU. */
  String stock(String sku) {
    var summary = warehouse.look(new SkuId(sku));
    return "%d on hand, %d held, %d committed"
        .formatted(
            summary.sum(shelf -> shelf.onHand()),
            summary.sum(shelf -> shelf.held()),
            summary.sum(shelf -> shelf.committed()));
  }

  private Instant now() {
    return clock.instant();
  }

  @Override
  public Terms terms(ChannelId store) {
    return terms;
  }

  @Override
  public Optional<SkuId> sku(ChannelId store, OrderLine line) {
    return line.variant().map(mapped::get);
  }

  @Override
  public Optional<LocationId> location(ChannelId store, Optional<String> platformLocation) {
    return platformLocation.map(locations::get).or(() -> Optional.of(Warehouse.MAIN));
  }
}
