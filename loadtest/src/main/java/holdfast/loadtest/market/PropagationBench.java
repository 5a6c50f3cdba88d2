package holdfast.loadtest.market;

import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.Pause;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import holdfast.loadtest.market.PropagationResult.Figures;
import holdfast.loadtest.simulator.Change;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Measures how long a change of stock takes until all shops show it, while one of them is slow and
 * one fails. Each change receives one unit, so that a number in a shop tells which changes it
 * reflects: all up to it. The time begins before the call is sent, so the result is never too good.
 */
public final class PropagationBench {
  private static final Duration OPENING_MAX = Duration.ofMinutes(3);
  private static final Duration SETTLING_MAX = Duration.ofMinutes(2);

  /** So often calls are sent, as many at once as the rate asks for. */
  private static final Duration BEAT = Duration.ofMillis(50);

  private static final int OPENING = 100;
  private static final String SLOW = "birch-shopify";
  private static final String FAILING = "birch-woo";
  private static final String EVERYBODYS =
      "{\"strategy\":\"DYNAMIC_POOL\",\"publishing\":{\"mode\":\"SHARED\"}}";

  private final Market market;
  private final PropagationSettings settings;
  private final Propagation propagation;
  private final long[] units;
  private final SplittableRandom random;
  private long sent;

  private PropagationBench(Market market, PropagationSettings settings) {
    this.market = market;
    this.settings = settings;
    propagation = new Propagation(market.stores().stream().map(Storefront::id).toList());
    units = new long[settings.skus()];
    Arrays.fill(units, OPENING);
    random = new SplittableRandom(settings.seed());
  }

  /** Measures with shops of its own beside a fresh server. */
  public static PropagationResult run(Target target, PropagationSettings settings)
      throws ServerFailure, IOException {
    try (Market market = Market.open(target, settings.skus(), settings.seed())) {
      market.supply(OPENING, EVERYBODYS);
      List<String> missing = Standing.await(market.api(), market.stores(), OPENING_MAX);
      if (!missing.isEmpty()) {
        throw new ServerFailure("The shops could not be opened: " + missing.getFirst());
      }
      return new PropagationBench(market, settings).measure();
    }
  }

  private PropagationResult measure() throws ServerFailure {
    market.stores().forEach(this::watch);
    market.spoil(SLOW, Map.of("latencyMillis", settings.slowMillis()));
    market.spoil(FAILING, Map.of("failRate", 1, "status", 503));
    long start = System.nanoTime();
    change(start);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Long> missing =
        market.stores().stream().map(store -> propagation.missing(store.id())).toList();
    market.spoil(SLOW, Map.of("latencyMillis", 0));
    market.spoil(FAILING, Map.of("failRate", 0));
    resume(FAILING);
    List<String> wrong = Standing.await(market.api(), market.stores(), SETTLING_MAX);
    List<Figures> shops = new ArrayList<>();
    for (int i = 0; i < missing.size(); i++) {
      shops.add(figures(market.stores().get(i).id(), missing.get(i)));
    }
    return new PropagationResult(settings, sent, sent / seconds, healthy(shops), shops, wrong);
  }

  private void watch(Storefront store) {
    store
        .shop()
        .context()
        .book()
        .watch(
            (Change change) ->
                propagation.shown(
                    store.id(), store.sku(change), change.after(), System.nanoTime()));
  }

  private void change(long start) throws ServerFailure {
    Api api = market.api();
    long all = (long) settings.changesPerSecond() * settings.seconds();
    while (sent < all) {
      double passed = (System.nanoTime() - start) / 1e9;
      long due = Math.min(all, (long) (passed * settings.changesPerSecond())) - sent;
      if (due > 0) {
        api.carryOut(receipts(api, (int) Math.min(due, settings.skus() / 2 + 1)));
      }
      Pause.of(BEAT);
    }
  }

  /** One more unit of each of some SKUs, each a different one. */
  private List<Request> receipts(Api api, int count) {
    Set<Integer> chosen = new LinkedHashSet<>();
    while (chosen.size() < count) {
      chosen.add(random.nextInt(settings.skus()));
    }
    List<Request> receipts = new ArrayList<>();
    for (int which : chosen) {
      sent++;
      String sku = market.skus().get(which);
      units[which]++;
      receipts.add(api.calls().receipt("change-" + sent, sku, Market.LOCATION, 1));
      propagation.expect(sku, units[which], System.nanoTime());
    }
    return receipts;
  }

  /** As an operator does who has mended a shop. */
  private void resume(String store) throws ServerFailure {
    Api api = market.api();
    api.carryOut(List.of(api.calls().send("POST", "/v1/stores/" + store + "/resume", "{}")));
  }

  private Figures figures(String store, long missing) {
    String state = store.equals(SLOW) ? "slow" : store.equals(FAILING) ? "failing" : "healthy";
    List<String> one = List.of(store);
    return new Figures(store, state, propagation.count(one), missing, propagation.latencies(one));
  }

  private Figures healthy(List<Figures> shops) {
    List<Figures> healthy = shops.stream().filter(it -> it.state().equals("healthy")).toList();
    List<String> names = healthy.stream().map(Figures::shop).toList();
    long missing = healthy.stream().mapToLong(Figures::missing).sum();
    return new Figures(
        "all", "healthy", propagation.count(names), missing, propagation.latencies(names));
  }
}
