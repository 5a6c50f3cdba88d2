package holdfast.loadtest.scenario;

import holdfast.loadtest.audit.Hold;
import holdfast.loadtest.audit.Observed;
import holdfast.loadtest.audit.Status;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.LoadClient;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import holdfast.loadtest.history.Attempt;
import holdfast.loadtest.history.Cart;
import holdfast.loadtest.history.CartChecker;
import holdfast.loadtest.history.CartHistory;
import holdfast.loadtest.history.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One race of carts for three new SKUs and a bundle of the first two. */
final class CartRound {
  private static final int TTL_SECONDS = 3_600;

  private final Target target;
  private final Api api;
  private final RaceSettings settings;

  /** The name of the location and of the channel. */
  private final String place;

  private final String name;

  /** A, B and C. */
  private final List<String> skus;

  /** Owns no units: it is one of A and one of B. */
  private final String bundle;

  private final Map<String, Cart> carts = new LinkedHashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  CartRound(Target target, Api api, RaceSettings settings, String place, String name) {
    this.target = target;
    this.api = api;
    this.settings = settings;
    this.place = place;
    this.name = name;
    this.skus = List.of(name + "-a", name + "-b", name + "-c");
    this.bundle = name + "-bundle";
  }

  RaceResult.Round run() throws ServerFailure {
    api.define(skus);
    api.carryOut(List.of(api.calls().bundle(bundle, skus.subList(0, 2))));
    api.receive(skus, place, settings.stock(), name);
    fill();
    int connections = Math.min(settings.buyers(), settings.connections());
    try (LoadClient client = LoadClient.open(target, connections)) {
      Rush rush = Rush.run(client, List.copyOf(carts.keySet()), this::reserve);
      CartHistory history = new CartHistory(settings.stock(), skus, carts, rush.attempts());
      List<String> granted = Rush.granted(rush.attempts());
      violations.addAll(CartChecker.check(history));
      violations.addAll(
          CartChecker.checkNumbers(history, api.skus(skus), Set.copyOf(granted), Set.of()));
      violations.addAll(CartChecker.checkRefused(refused(rush.attempts())));
      settle(history, granted);
      return rush.round(name, null, granted.size(), violations);
    }
  }

  /** Every order of lines has its buyers, so that carts meet each other halfway. */
  private void fill() {
    String a = skus.get(0);
    String b = skus.get(1);
    String c = skus.get(2);
    List<Cart> kinds =
        List.of(
            new Cart(List.of(a, b), Map.of(a, 1L, b, 1L)),
            new Cart(List.of(b, a), Map.of(a, 1L, b, 1L)),
            new Cart(List.of(c, a, b), Map.of(a, 1L, b, 1L, c, 1L)),
            new Cart(List.of(bundle, a), Map.of(a, 2L, b, 1L)),
            new Cart(List.of(bundle, c), Map.of(a, 1L, b, 1L, c, 1L)));
    for (int i = 0; i < settings.buyers(); i++) {
      carts.put(name + "-cart-" + i, kinds.get(i % kinds.size()));
    }
  }

  /** Confirms half of the granted carts while it releases the others, and looks at all. */
  private void settle(CartHistory history, List<String> granted) throws ServerFailure {
    List<Hold> holds =
        granted.stream()
            .map(id -> Hold.wanted(id, cart(id).lines().getFirst(), 1, false))
            .map(hold -> hold.answered(Status.HELD))
            .toList();
    Winners winners = new Winners(holds, List.of());
    violations.addAll(winners.look(api));
    Winners settled = winners.settle(api);
    violations.addAll(settled.violations());
    violations.addAll(settled.look(api));
    Set<String> confirmed =
        settled.holds().stream()
            .filter(hold -> hold.answered() == Status.CONFIRMED)
            .map(Hold::id)
            .collect(Collectors.toSet());
    violations.addAll(CartChecker.checkNumbers(history, api.skus(skus), Set.of(), confirmed));
  }

  /** What the server says of each refused cart. */
  private Map<String, String> refused(List<Attempt> attempts) throws ServerFailure {
    Set<String> granted = Set.copyOf(Rush.granted(attempts));
    List<String> ids = carts.keySet().stream().filter(id -> !granted.contains(id)).toList();
    List<Answer.Received> answers =
        api.ask(ids.stream().map(id -> api.calls().reservation(id)).toList());
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      Answer.Received answer = answers.get(i);
      Optional<Observed> observed = Observed.of(answer);
      found.put(
          ids.get(i),
          observed.map(o -> o.status().name()).orElse(answer.status() + " " + answer.body()));
    }
    return found;
  }

  private Request reserve(String id) {
    return api.calls().cart(id, place, cart(id).lines(), TTL_SECONDS);
  }

  private Cart cart(String id) {
    Cart cart = carts.get(id);
    if (cart == null) {
      throw new IllegalArgumentException(id + " is nobody's cart");
    }
    return cart;
  }
}
