package holdfast.loadtest.scenario;

import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import holdfast.loadtest.history.Attempt;
import holdfast.loadtest.history.NumbersCheck;
import holdfast.loadtest.history.RetailerChecker;
import holdfast.loadtest.history.RetailerHistory;
import holdfast.loadtest.history.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One race of several retailers' buyers for one new SKU; each retailer has a channel. */
final class RetailerRound {
  private static final int TTL_SECONDS = 3_600;

  private final Target target;
  private final Api api;
  private final RaceSettings settings;

  /** The name of the location; the retailers and their channels are named after it. */
  private final String place;

  private final String sku;
  private final List<String> retailers;
  private final long floor;
  private final Map<String, String> retailerById = new HashMap<>();

  RetailerRound(
      Target target,
      Api api,
      RaceSettings settings,
      Contest.Retailers contest,
      String place,
      String sku) {
    this.target = target;
    this.api = api;
    this.settings = settings;
    this.place = place;
    this.sku = sku;
    this.retailers =
        IntStream.rangeClosed(1, contest.retailers()).mapToObj(i -> place + "-r" + i).toList();
    this.floor = contest.floor(settings.stock());
  }

  RaceResult.Round run() throws ServerFailure {
    prepare();
    long versionAtStart = api.sku(sku).version();
    int connections = Math.min(settings.buyers(), settings.connections());
    try (LoadClient client = LoadClient.open(target, connections)) {
      Rush rush = Rush.run(client, buyers(), this::reserve);
      List<Attempt> attempts = new ArrayList<>(rush.attempts());
      for (String retailer : retailers) {
        takeTheRest(client, retailer, attempts);
      }
      RetailerHistory history =
          new RetailerHistory(
              sku, settings.stock(), floor, retailers, retailerById, versionAtStart, attempts);
      List<Violation> violations = new ArrayList<>(RetailerChecker.check(history));
      int grants = Rush.granted(attempts).size();
      long versionSeen = Rush.versionSeen(attempts);
      violations.addAll(NumbersCheck.check(api.sku(sku), settings.stock(), grants, 0, versionSeen));
      return rush.round(sku, settings.stock(), grants, violations);
    }
  }

  private void prepare() throws ServerFailure {
    api.define(List.of(sku));
    api.receive(List.of(sku), place, settings.stock(), sku);
    api.carryOut(retailers.stream().map(api.calls()::retailer).toList());
    api.carryOut(retailers.stream().map(r -> api.calls().channel(r, r)).toList());
    api.carryOut(List.of(api.calls().hybrid(sku, retailers, floor, settings.stock())));
  }

  /** The greedy retailer has every other buyer, the others share the rest. */
  private List<String> buyers() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < settings.buyers(); i++) {
      int retailer = i % 2 == 0 ? 0 : 1 + i / 2 % (retailers.size() - 1);
      ids.add(buyer("buyer-" + i, retailers.get(retailer)));
    }
    return ids;
  }

  /** Asks for one unit after another until the retailer is refused. */
  private void takeTheRest(LoadClient client, String retailer, List<Attempt> attempts)
      throws ServerFailure {
    boolean granted = true;
    for (int i = 0; granted && i <= settings.stock(); i++) {
      String id = buyer("rest-" + retailer + "-" + i, retailer);
      List<Attempt> asked = Rush.run(client, List.of(id), this::reserve).attempts();
      attempts.addAll(asked);
      granted = !Rush.granted(asked).isEmpty();
    }
  }

  private String buyer(String name, String retailer) {
    String id = sku + "-" + name;
    retailerById.put(id, retailer);
    return id;
  }

  private Request reserve(String id) {
    String channel = retailerById.getOrDefault(id, place);
    return api.calls().reserve(id, channel, sku, 1, TTL_SECONDS);
  }
}
