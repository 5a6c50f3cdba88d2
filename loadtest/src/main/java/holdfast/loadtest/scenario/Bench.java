package holdfast.loadtest.scenario;

import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.client.Target;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.history.Violation.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Measures durable reservations against a route of the same server that does nothing, in the same
 * run: on a machine that is shared or slow, only the ratio of the two means something elsewhere.
 */
public final class Bench {
  /** More than any server will reserve; stock must not run out while it is measured. */
  private static final long RESERVATIONS_PER_SECOND_MAX = 100_000;

  private Bench() {}

  /** Measures; the key must be allowed to create locations, channels, SKUs and stock. */
  public static BenchResult run(Target target, BenchSettings settings) throws ServerFailure {
    String name = RunName.fresh("bench");
    List<String> skus =
        IntStream.rangeClosed(1, settings.skus()).mapToObj(i -> name + "-" + i).toList();
    try (Api api = Api.open(target);
        LoadClient client = LoadClient.open(target, settings.connections())) {
      List<SkuNumbers> before = stock(api, settings, name, skus);
      GrantCount grants = new GrantCount(settings.ttlSeconds());
      Phase empty = new Phase(client, () -> api.calls().live(), _ -> {});
      Phase reserve = new Phase(client, reservations(api, settings, name, skus), grants);
      measure(settings, empty, reserve);
      List<Violation> violations = new ArrayList<>(grants.check(before, api.skus(skus)));
      BenchResult.Figures emptyFigures = empty.figures();
      BenchResult.Figures reserveFigures = reserve.figures();
      long lost = emptyFigures.lost() + reserveFigures.lost();
      if (lost > 0) {
        violations.add(new Violation(Rule.SETTLED, lost + " requests without an answer"));
      }
      return new BenchResult(settings, emptyFigures, reserveFigures, violations);
    }
  }

  private static List<SkuNumbers> stock(
      Api api, BenchSettings settings, String name, List<String> skus) throws ServerFailure {
    long seconds = (long) settings.warmupSeconds() + settings.seconds();
    long units = RESERVATIONS_PER_SECOND_MAX * seconds / skus.size() + 1;
    api.prepare(name, name);
    api.define(skus);
    // Chance does not spread evenly: twice the fair share is plenty for each.
    api.receive(skus, name, 2 * units, name);
    return api.skus(skus);
  }

  private static void measure(BenchSettings settings, Phase empty, Phase reserve)
      throws ServerFailure {
    Duration warmup = Duration.ofSeconds(settings.warmupSeconds());
    empty.warmUp(warmup);
    reserve.warmUp(warmup);
    Duration slice = Duration.ofSeconds(settings.seconds()).dividedBy(settings.slices());
    for (int i = 0; i < settings.slices(); i++) {
      empty.measure(slice);
      reserve.measure(slice);
    }
  }

  private static Supplier<Request> reservations(
      Api api, BenchSettings settings, String name, List<String> skus) {
    return new Supplier<>() {
      private final SplittableRandom random = new SplittableRandom(skus.size());
      private long sent;

      @Override
      public Request get() {
        String sku = skus.get(random.nextInt(skus.size()));
        String id = name + "-" + sent++;
        return api.calls().reserve(id, name, sku, 1, settings.ttlSeconds());
      }
    };
  }
}
