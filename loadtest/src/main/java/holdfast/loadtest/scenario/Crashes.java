package holdfast.loadtest.scenario;

import holdfast.loadtest.audit.Ledger;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.history.Violation;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.ServerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Kills a server in the middle of load, starts it again on the same data, and holds it to its
 * answers; again and again, so that later rounds find what earlier ones left.
 */
public final class Crashes {
  private static final int SAMPLE_MAX = 20_000;
  private static final long PLENTY = 500_000;
  private static final long SCARCE_PER_ROUND = 200;

  private final ServerSettings server;
  private final CrashSettings settings;
  private final SplittableRandom random;
  private final Shop shop = new Shop(RunName.fresh("crash"));
  private final Ledger ledger;

  private Crashes(ServerSettings server, CrashSettings settings) {
    this.server = server;
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
    this.ledger = new Ledger(shop.skus(), SAMPLE_MAX, random.split());
  }

  /**
   * Plays all rounds on a server of its own, and reports each as soon as it is over.
   *
   * @throws ServerFailure when the server cannot be started, or does not come back after a kill
   */
  public static CrashResult run(
      ServerSettings server, CrashSettings settings, Consumer<CrashResult.Round> progress)
      throws ServerFailure {
    return new Crashes(server, settings).run(progress);
  }

  private CrashResult run(Consumer<CrashResult.Round> progress) throws ServerFailure {
    List<CrashResult.Round> rounds = new ArrayList<>();
    ChildServer running = ChildServer.start(server);
    try {
      try (Api api = Api.open(running.target())) {
        api.prepare(shop.name(), shop.name());
        api.define(shop.skus());
      }
      for (int number = 1; number <= settings.rounds(); number++) {
        Duration killAfter = killAfter();
        CrashLoad load = load(running, number, killAfter);
        running.close();
        running = ChildServer.start(server);
        rounds.add(audit(running, load, number, killAfter));
        progress.accept(rounds.getLast());
      }
    } finally {
      running.close();
    }
    return new CrashResult(settings, rounds);
  }

  /** A moment in the second half of the round, when the server is warm and busy. */
  private Duration killAfter() {
    long millis = Duration.ofSeconds(settings.seconds()).toMillis();
    return Duration.ofMillis(random.nextLong(millis / 2, millis));
  }

  private CrashLoad load(ChildServer running, int number, Duration killAfter) throws ServerFailure {
    try (Api api = Api.open(running.target());
        LoadClient client = LoadClient.open(running.target(), settings.connections())) {
      stockUp(api, number);
      CrashLoad load =
          new CrashLoad(
              api.calls(),
              shop,
              ledger,
              random.split(),
              shop.name() + "-" + number,
              settings.connections(),
              killAfter,
              running::kill);
      client.run(load);
      return load;
    }
  }

  private CrashResult.Round audit(
      ChildServer restarted, CrashLoad load, int number, Duration killAfter) throws ServerFailure {
    try (Api api = Api.open(restarted.target())) {
      CrashAudit audit = new CrashAudit(api, shop, ledger);
      audit.run(load.holds(), load.openDeliveries());
      List<Violation> violations =
          Stream.concat(load.violations().stream(), audit.violations().stream()).toList();
      return new CrashResult.Round(
          number,
          killAfter.toMillis(),
          load.answered(),
          load.unanswered(),
          restarted.startTime().toMillis(),
          audit.audited(),
          audit.lost(),
          audit.doubled(),
          violations);
    }
  }

  private void stockUp(Api api, int number) throws ServerFailure {
    List<String> low =
        api.skus(shop.plentiful()).stream()
            .filter(numbers -> numbers.available() < PLENTY)
            .map(SkuNumbers::sku)
            .toList();
    receive(api, low, 2 * PLENTY, number);
    receive(api, List.of(shop.scarce()), SCARCE_PER_ROUND, number);
  }

  private void receive(Api api, List<String> skus, long units, int number) throws ServerFailure {
    api.receive(skus, shop.name(), units, "stock-" + number);
    skus.forEach(sku -> ledger.receive(sku, units));
  }
}
