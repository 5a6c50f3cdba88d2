package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.ReservationId;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One checkout on its pure core, with SKUs on theirs. It goes from phase to phase as the actor
 * does, but nothing happens between two steps unless a test says so.
 */
final class TheCheckout {
  private final TestClock clock = new TestClock();
  private final Warehouse warehouse = new Warehouse(clock);
  private final ReservationId id = new ReservationId("cart");
  private final List<String> happened = new ArrayList<>();
  private Checkout checkout = Checkout.NONE;
  private Runnable beforeNextStep = () -> {};

  Warehouse warehouse() {
    return warehouse;
  }

  Checkout state() {
    return checkout;
  }

  /** Kinds of events in their order. */
  List<String> happened() {
    return happened;
  }

  /** Does something after the next event, before the SKUs are asked. */
  TheCheckout beforeNextStep(Runnable work) {
    beforeNextStep = work;
    return this;
  }

  ReservationId id() {
    return id;
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  String reserve(String cart) {
    return says(Carts.reserve(Carts.cart(cart), warehouse));
  }

  String says(CheckoutCommand command) {
    var hasBegun = false;
    while (true) {
      if (checkout.isDue(clock.instant())) {
        record(new CheckoutEvent.GivenUp(CheckoutEvent.Why.EXPIRED));
        rest();
      }
      if (hasBegun && CheckoutRules.isDone(checkout, command)) {
        return said(new CheckoutAnswer.CheckoutIs(checkout, false));
      }
      switch (CheckoutRules.decide(checkout, command, clock.instant())) {
        case CheckoutRules.Verdict.Say(var answer) -> {
          return said(answer);
        }
        case CheckoutRules.Verdict.Begin(var event) -> {
          hasBegun = true;
          record(event);
          var refusal = rest();
          if (refusal.isPresent()) {
            return said(refusal.get());
          }
        }
      }
    }
  }

  private Optional<CheckoutAnswer.RefusedBySkus> rest() {
    Optional<CheckoutAnswer.RefusedBySkus> refusal = Optional.empty();
    while (checkout.phase().isUnderWay()) {
      var work = beforeNextStep;
      beforeNextStep = () -> {};
      work.run();
      var answers = new TreeMap<SkuId, Answer>();
      Step.questions(id, checkout)
          .forEach((sku, question) -> answers.put(sku, warehouse.ask(sku, question)));
      if (checkout.phase() == Checkout.Phase.RESERVING) {
        refusal = Step.refusal(checkout, answers);
      }
      record(Step.outcome(checkout, answers));
    }
    return refusal;
  }

  private void record(CheckoutEvent event) {
    checkout = checkout.apply(event);
    happened.add(event.getClass().getSimpleName());
  }

  /** For example {@code HELD attempt 2}, {@code HELD (again)}, or which lines lack what. */
  static String said(CheckoutAnswer answer) {
    return switch (answer) {
      case CheckoutAnswer.CheckoutIs(var is, var repeated) ->
          is.phase()
              + (is.grants() > 1 ? " attempt " + is.grants() : "")
              + (repeated ? " (again)" : "");
      case CheckoutAnswer.Unknown _ -> "UNKNOWN";
      case CheckoutAnswer.Refused(var refusal, _) -> refusal.toString();
      case CheckoutAnswer.RefusedBySkus(var lines, var refusals, _) -> said(lines, refusals);
      case CheckoutAnswer.TooMuch(var sku, var units) -> "%s: %d".formatted(sku, units);
    };
  }

  private static String said(List<ExplodedLine> lines, List<CheckoutAnswer.OfSku> refusals) {
    var shortfalls =
        Shortfall.of(lines, refusals).stream()
            .map(
                few ->
                    "line %d %s: %d of %d"
                        .formatted(few.index(), few.sku(), few.available(), few.requested()))
            .collect(Collectors.joining(", "));
    return shortfalls.isEmpty() ? refusals.toString() : shortfalls;
  }
}
