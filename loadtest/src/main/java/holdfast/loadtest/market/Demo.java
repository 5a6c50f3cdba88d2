package holdfast.loadtest.market;

import holdfast.loadtest.client.Pause;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import holdfast.loadtest.simulator.Counters.Count;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** A supplier's day: five shops and an own channel sell what one warehouse has. */
public final class Demo {
  private static final Duration OPENING_MAX = Duration.ofSeconds(60);
  private static final Duration SETTLING_MAX = Duration.ofSeconds(150);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration BETWEEN_OWN_CUSTOMERS = Duration.ofMillis(400);

  /** An ordinary line to an ordinary shop; one webhook of twenty comes twice. */
  private static final Map<String, Number> ORDINARY =
      Map.of(
          "latencyMillis",
          20,
          "jitterMillis",
          40,
          "delayWebhooksMillis",
          100,
          "duplicateWebhooks",
          0.05);

  private final Target target;
  private final Market market;
  private final DemoSettings settings;
  private final Propagation propagation;
  private final Warehouse warehouse;

  private Demo(Target target, Market market, DemoSettings settings) {
    this.target = target;
    this.market = market;
    this.settings = settings;
    propagation = new Propagation(ids(market));
    warehouse = new Warehouse(market.api(), market.skus(), DemoSettings.OPENING, propagation);
  }

  /**
   * Opens shops beside a fresh server and has them sell until the time is over.
   *
   * @param opened told once when all shops show their numbers
   * @param look told every two seconds how it goes
   */
  public static DemoResult run(
      Target target,
      DemoSettings settings,
      Consumer<List<Storefront>> opened,
      Consumer<DemoView> look)
      throws ServerFailure, IOException {
    try (Market market = Market.open(target, settings.skus(), settings.seed())) {
      market.supply(DemoSettings.OPENING, DemoSettings.POLICY);
      List<String> missing = Standing.await(market.api(), market.stores(), OPENING_MAX);
      if (!missing.isEmpty()) {
        throw new ServerFailure("The shops could not be opened: " + missing.getFirst());
      }
      for (Storefront store : market.stores()) {
        market.spoil(store.id(), ORDINARY);
      }
      opened.accept(market.stores());
      return new Demo(target, market, settings).trade(look);
    }
  }

  private DemoResult trade(Consumer<DemoView> look) throws ServerFailure {
    var till =
        new Till(
            market.stores(),
            (store, change) ->
                propagation.shown(store.id(), store.sku(change), 1, System.nanoTime()));
    long start = System.nanoTime();
    OwnChannel own = OwnChannel.open(target, market.skus(), BETWEEN_OWN_CUSTOMERS, settings.seed());
    try (own) {
      Runnable end = market.letShoppersIn(settings.ordersPerSecond(), settings.seed());
      while (isOpen(start)) {
        Pause.of(BETWEEN_LOOKS);
        warehouse.restock();
        look.accept(view(start, till, own));
      }
      end.run();
    }
    return settle(start, till, own);
  }

  private boolean isOpen(long start) {
    return settings.duration().map(it -> System.nanoTime() - start < it.toNanos()).orElse(true);
  }

  private DemoView view(long start, Till till, OwnChannel own) throws ServerFailure {
    return new DemoView(
        seconds(start),
        sold(till, own),
        till.pushes(),
        count(Count.WEBHOOKS_DELIVERED),
        count(Count.WEBHOOKS_FAILED),
        warehouse.deliveries(),
        warehouse.available(),
        Oversells.recorded(market.api()),
        own.pulledBack(),
        propagation.latencies(ids(market)));
  }

  private DemoResult settle(long start, Till till, OwnChannel own) throws ServerFailure {
    long open = seconds(start);
    List<String> wrong =
        new ArrayList<>(Standing.await(market.api(), market.stores(), SETTLING_MAX));
    wrong.addAll(Oversells.inTruth(market.stores(), warehouse, own::sold));
    return new DemoResult(
        open,
        sold(till, own).values().stream().mapToLong(Long::longValue).sum(),
        Oversells.recorded(market.api()),
        propagation.count(ids(market)),
        propagation.latencies(ids(market)),
        wrong);
  }

  private SequencedMap<String, Long> sold(Till till, OwnChannel own) {
    SequencedMap<String, Long> sold = new LinkedHashMap<>();
    ids(market).forEach(store -> sold.put(store, till.sold(store)));
    sold.put(Market.OWN_CHANNEL, own.sold());
    return sold;
  }

  private long count(Count count) {
    return market.stores().stream()
        .mapToLong(store -> store.shop().context().counters().of(count))
        .sum();
  }

  private static List<String> ids(Market market) {
    return market.stores().stream().map(Storefront::id).toList();
  }

  private static long seconds(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toSeconds();
  }
}
