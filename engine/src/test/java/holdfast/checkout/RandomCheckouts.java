package holdfast.checkout;

import static holdfast.checkout.Carts.component;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.OrderId;
import holdfast.stock.Refusal;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several checkouts on their pure core, going on in an order that a seed makes. */
final class RandomCheckouts {
  private static final int STEPS = 250;
  private static final List<String> SKUS = List.of("A", "B", "C", "KIT", "SET");

  private final Random random;
  private final TestClock clock = new TestClock();
  private final Warehouse warehouse = new Warehouse(clock);
  private final List<Live> checkouts;
  private final List<Late> late = new ArrayList<>();
  private final SortedSet<String> seen = new TreeSet<>();

  private RandomCheckouts(long seed) {
    random = new Random(seed);
    for (var sku : List.of("A", "B", "C")) {
      warehouse.with(sku, 12).receive(sku, Warehouse.FAR, 6);
    }
    warehouse.withBundle("KIT", component("A", 2), component("B", 1));
    warehouse.withBundle("SET", component("B", 1), component("C", 3));
    checkouts = IntStream.range(0, 4).mapToObj(i -> new Live("c" + i)).toList();
  }

  /** One checkout, and what its SKUs have answered in this step and life. */
  private static final class Live {
    private final ReservationId id;
    private final Map<SkuId, Answer> answers = new TreeMap<>();
    private Checkout state = Checkout.NONE;

    private Live(String id) {
      this.id = new ReservationId(id);
    }
  }

  /** A question that is still on its way. */
  private record Late(SkuId sku, StockCommand question) {}

  /** Runs it and checks the end; returns what it has met. */
  static SortedSet<String> run(long seed) {
    var run = new RandomCheckouts(seed);
    for (int i = 0; i < STEPS; i++) {
      run.step();
    }
    run.checkouts.forEach(run::finish);
    run.check();
    return run.seen;
  }

  private void step() {
    var checkout = checkouts.get(random.nextInt(checkouts.size()));
    switch (random.nextInt(12)) {
      case 0 -> clock.advance(Duration.ofSeconds(random.nextInt(400)));
      case 1 -> checkout.answers.clear(); // It dies; the next life asks again.
      case 2 -> deliverLate();
      case 3 -> lose();
      default -> goOn(checkout);
    }
  }

  private void deliverLate() {
    if (!late.isEmpty()) {
      deliver(late.remove(random.nextInt(late.size())));
    }
  }

  private void deliver(Late delayed) {
    warehouse.ask(delayed.sku(), delayed.question());
  }

  private void lose() {
    if (random.nextInt(8) == 0) {
      warehouse.lose(SKUS.get(random.nextInt(3)), 1);
    }
  }

  private void goOn(Live checkout) {
    if (checkout.state.phase().isUnderWay()) {
      ask(checkout);
    } else if (checkout.state.isDue(clock.instant())) {
      record(checkout, new CheckoutEvent.GivenUp(CheckoutEvent.Why.EXPIRED));
    } else {
      command(checkout);
    }
  }

  private void ask(Live checkout) {
    var questions = Step.questions(checkout.id, checkout.state);
    var open =
        questions.keySet().stream().filter(sku -> !checkout.answers.containsKey(sku)).toList();
    if (open.isEmpty()) {
      record(checkout, Step.outcome(checkout.state, checkout.answers));
      return;
    }
    var sku = open.get(random.nextInt(open.size()));
    var question = requireNonNull(questions.get(sku));
    var answer = warehouse.ask(sku, question);
    // A first hold that is late does hold units, until its deadline.
    if (!(question instanceof StockCommand.Hold) && random.nextInt(4) == 0) {
      late.add(new Late(sku, question));
    }
    if (random.nextInt(5) > 0) {
      checkout.answers.put(sku, answer);
    }
  }

  private void command(Live checkout) {
    var command = command();
    switch (CheckoutRules.decide(checkout.state, command, clock.instant())) {
      case CheckoutRules.Verdict.Begin(var event) -> record(checkout, event);
      case CheckoutRules.Verdict.Say(CheckoutAnswer.RefusedBySkus _) ->
          seen.add("confirms too much");
      case CheckoutRules.Verdict.Say(CheckoutAnswer.Refused(Refusal.IdReused _, _)) ->
          seen.add("id reused");
      case CheckoutRules.Verdict.Say _ -> {}
    }
  }

  private CheckoutCommand command() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> Carts.reserve(Carts.cart(lines(), 100 + random.nextInt(900)), warehouse);
      case 3 -> new CheckoutCommand.Extend(1 + random.nextInt(1000));
      case 4 -> random.nextInt(3) == 0 ? new CheckoutCommand.Release() : confirm("");
      default -> confirm(lines());
    };
  }

  private CheckoutCommand confirm(String lines) {
    return new CheckoutCommand.Confirm(
        new OrderId("o" + random.nextInt(2)), Carts.cart(lines).lines());
  }

  private String lines() {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(_ -> SKUS.get(random.nextInt(SKUS.size())) + ":" + (1 + random.nextInt(3)))
        .collect(Collectors.joining(" "));
  }

  private void record(Live checkout, CheckoutEvent event) {
    var hadGrants = checkout.state.grants();
    seen.add(checkout.state.phase().name());
    checkout.state = checkout.state.apply(event);
    checkout.answers.clear();
    seen.add(checkout.state.phase().name());
    if (event instanceof CheckoutEvent.Confirmed
        && !checkout.state.wanted().equals(checkout.state.lines())) {
      seen.add(hadGrants > 1 ? "confirmed anew in part" : "confirmed in part");
    }
  }

  private void finish(Live checkout) {
    while (checkout.state.phase().isUnderWay() || checkout.state.isDue(clock.instant())) {
      goOn(checkout);
    }
  }

  private void check() {
    SortedMap<String, String> expected = new TreeMap<>();
    for (var sku : List.of("A", "B", "C")) {
      expected.put(
          sku, units(sku, Checkout.Phase.HELD) + "+" + units(sku, Checkout.Phase.CONFIRMED));
    }
    late.forEach(this::deliver);
    warehouse.assertNothingIsPinned();
    assertThat(warehouse.promised()).isEqualTo(expected);
    checkouts.stream()
        .filter(checkout -> checkout.state.phase() == Checkout.Phase.CONFIRMED)
        .forEach(this::checkLines);
  }

  /** What of a SKU the checkouts in a phase have. */
  private long units(String sku, Checkout.Phase phase) {
    return checkouts.stream()
        .map(checkout -> checkout.state)
        .filter(state -> state.phase() == phase)
        .mapToLong(state -> ExplodedLine.demand(state.wanted()).getOrDefault(new SkuId(sku), 0L))
        .sum();
  }

  /** What its lines show by themselves is what its SKUs have of it. */
  private void checkLines(Live checkout) {
    var demand = ExplodedLine.demand(checkout.state.wanted()).keySet();
    var kept = new ArrayList<>(warehouse.holds(checkout.id));
    kept.removeIf(hold -> !demand.contains(hold.sku()));
    assertThat(PickedLine.of(checkout.state)).isEqualTo(PickedLine.today(checkout.state, kept));
  }
}
