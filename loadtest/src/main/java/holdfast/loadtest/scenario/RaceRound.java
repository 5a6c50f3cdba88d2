package holdfast.loadtest.scenario;

import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import holdfast.loadtest.history.Attempt;
import holdfast.loadtest.history.History;
import holdfast.loadtest.history.HistoryChecker;
import holdfast.loadtest.history.NumbersCheck;
import holdfast.loadtest.history.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One race for one new SKU, from its receipt to the last look at its numbers. */
final class RaceRound {
  private static final int TTL_SECONDS = 900;

  private final Target target;
  private final Api api;
  private final RaceSettings settings;

  /** The name of the location and of the channel. */
  private final String place;

  private final String sku;
  private final List<Violation> violations = new ArrayList<>();

  RaceRound(Target target, Api api, RaceSettings settings, String place, String sku) {
    this.target = target;
    this.api = api;
    this.settings = settings;
    this.place = place;
    this.sku = sku;
  }

  RaceResult.Round run() throws ServerFailure {
    api.define(List.of(sku));
    api.receive(List.of(sku), place, settings.stock(), sku);
    long versionAtStart = api.sku(sku).version();
    int connections = Math.min(settings.buyers(), settings.connections());
    try (LoadClient client = LoadClient.open(target, connections)) {
      Rush rush = Rush.run(client, ids("buyer", settings.buyers()), this::reserve);
      List<Attempt> attempts = new ArrayList<>(rush.attempts());
      List<String> granted = Rush.granted(attempts);
      if (free(granted.size()) < settings.quantity()) {
        // A competitor who comes when the winners are already known.
        attempts.addAll(Rush.run(client, ids("late", 1), this::reserve).attempts());
      }
      History history =
          new History(sku, settings.stock(), settings.quantity(), versionAtStart, attempts);
      violations.addAll(HistoryChecker.check(history));
      checkNumbers(granted.size(), 0, Rush.versionSeen(attempts));
      settle(granted);
      checkLastBuyer(client, granted.size());
      return rush.round(sku, history.grantsDue(), granted.size(), violations);
    }
  }

  /** Confirms half of the grants while it releases the others, and looks at both. */
  private void settle(List<String> granted) throws ServerFailure {
    Winners winners = Winners.holding(granted, sku, settings.quantity());
    violations.addAll(winners.look(api));
    Winners settled = winners.settle(api);
    violations.addAll(settled.violations());
    violations.addAll(settled.look(api));
    checkNumbers(0, settled.confirmed(), 0);
  }

  /** What was released can be had again, and nothing else can. */
  private void checkLastBuyer(LoadClient client, int grants) throws ServerFailure {
    boolean due = free(Winners.confirmedOf(grants)) >= settings.quantity();
    List<Attempt> attempts = Rush.run(client, ids("last", 1), this::reserve).attempts();
    boolean served = !Rush.granted(attempts).isEmpty();
    if (due != served) {
      violations.add(
          new Violation(
              due ? Violation.Rule.NOTHING_STRANDED : Violation.Rule.NOT_OVERSOLD,
              "the last buyer was answered " + attempts.getLast().outcome()));
    }
  }

  private void checkNumbers(long heldGrants, long confirmedGrants, long versionMin)
      throws ServerFailure {
    violations.addAll(
        NumbersCheck.check(
            api.sku(sku),
            settings.stock(),
            heldGrants * settings.quantity(),
            confirmedGrants * settings.quantity(),
            versionMin));
  }

  private Request reserve(String id) {
    return api.calls().reserve(id, place, sku, settings.quantity(), TTL_SECONDS);
  }

  private List<String> ids(String who, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> sku + "-" + who + "-" + i).toList();
  }

  private long free(long grants) {
    return settings.stock() - grants * settings.quantity();
  }
}
