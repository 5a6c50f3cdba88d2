package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.SkuProfile;
import holdfast.stock.StockCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Orders and carts on their pure core, without actors. They go on as the actors do: what is to be
 * asked is stored first, then it is asked, then what came of it is stored. Between any two of these
 * an order may die; its next life knows its events and nothing else.
 */
public final class OrdersAtHand {
  private static final int ROUNDS_MAX = 1_000;

  private final Shops shops;
  private final Skus skus;
  private final BooleanSupplier dies;
  private final Map<OrderKey, List<OrderEvent>> journals = new HashMap<>();
  private final Map<OrderKey, Order> orders = new LinkedHashMap<>();
  private Instant now = Instant.EPOCH;

  /**
   * Nobody has ordered anything.
   *
   * @param dies asked whenever an order could die; whether it does
   */
  public OrdersAtHand(Shops shops, Skus skus, BooleanSupplier dies) {
    this.shops = shops;
    this.skus = skus;
    this.dies = dies;
  }

  /** The SKUs that orders ask. */
  public interface Skus {
    /** A SKU's answer. */
    Answer ask(SkuId sku, StockCommand command);

    /** What a SKU is, if it exists. */
    Optional<SkuProfile> describe(SkuId sku);
  }

  /** An order dies before it has done what it was about to. */
  private static final class DeathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DeathException() {
      super("an order dies", null, false, false);
    }
  }

  /** Tells an order something; if it dies of it, whoever tells it does so again. */
  public void tell(OrderKey key, OrderNews news, Instant at) {
    now = at;
    untilItLives(
        key,
        () -> {
          if (!of(key).facts().with(news).equals(of(key).facts())) {
            record(key, new OrderEvent.Heard(now, news));
          }
          again(key);
          settle(key);
        });
  }

  /** Wakes every order, as the sweep does. */
  public void wakeAll(Instant at) {
    now = at;
    for (var key : List.copyOf(orders.keySet())) {
      untilItLives(
          key,
          () -> {
            again(key);
            settle(key);
          });
    }
  }

  /** How all of them stand. */
  public List<OrderReport> reports() {
    return orders.entrySet().stream()
        .map(order -> OrderReport.of(order.getKey(), order.getValue(), shops, now))
        .toList();
  }

  private void untilItLives(OrderKey key, Runnable work) {
    for (int i = 0; i < ROUNDS_MAX; i++) {
      try {
        work.run();
        return;
      } catch (DeathException e) {
        orders.put(key, replayed(key));
      }
    }
    throw new AssertionError(key + " dies and dies");
  }

  private void settle(OrderKey key) {
    for (int i = 0; i < ROUNDS_MAX; i++) {
      var before = of(key).version();
      step(key);
      if (of(key).version() == before) {
        return;
      }
    }
    throw new AssertionError(key + " never settles");
  }

  private void step(OrderKey key) {
    var order = of(key);
    var plan = Plan.of(key, order, shops, now);
    var events = new ArrayList<>(plan.events());
    plan.unmapped().forEach(line -> resolved(key, line).ifPresent(events::add));
    events.forEach(event -> record(key, event));
    if (events.isEmpty()) {
      order.pending().toList().forEach(step -> ask(key, step));
    }
    if (events.isEmpty() && plan.tellsCart()) {
      var cart = OrderKey.cart(key.store(), order.facts().cart().orElseThrow());
      tell(cart, new OrderNews.Ordered(key), now);
      record(key, new OrderEvent.CartTold());
    }
  }

  private void again(OrderKey key) {
    for (var part : of(key).stuck()) {
      of(key).toAskAgain(part).ifPresent(step -> ask(key, step));
    }
  }

  private void ask(OrderKey key, Step step) {
    mayDie();
    var answer = skus.ask(step.sku(), StepCommands.of(key, of(key), step));
    mayDie();
    if (of(key).awaits(step)) {
      Outcome.of(of(key), step, answer, now).ifPresent(event -> record(key, event));
    }
  }

  private Optional<OrderEvent> resolved(OrderKey key, OrderLine line) {
    var sku = shops.sku(key.store(), line);
    var profile = sku.flatMap(skus::describe);
    if (profile.isPresent()) {
      return Optional.of(OrderEvent.Mapped.of(line, sku.orElseThrow(), profile.get()));
    }
    return of(key).troubles().containsKey(line.id())
        ? Optional.empty()
        : Optional.of(
            new OrderEvent.Troubled(
                line.id(), Optional.empty(), new Trouble(Trouble.Reason.UNMAPPED, now, line.id())));
  }

  private void record(OrderKey key, OrderEvent event) {
    journals.computeIfAbsent(key, _ -> new ArrayList<>()).add(event);
    orders.put(key, of(key).apply(event));
    mayDie();
  }

  private void mayDie() {
    if (dies.getAsBoolean()) {
      throw new DeathException();
    }
  }

  private Order of(OrderKey key) {
    return orders.getOrDefault(key, Order.NONE);
  }

  private Order replayed(OrderKey key) {
    var replayed = Order.NONE;
    for (var event : journals.getOrDefault(key, List.of())) {
      replayed = replayed.apply(event);
    }
    return replayed;
  }
}
