package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What a checkout asks its SKUs in a phase, and what it makes of their answers. Pure. The same
 * questions may be asked again after a crash: a SKU answers a repetition as it answered before.
 */
final class Step {
  private Step() {}

  /** The questions of a phase; none when it rests. */
  static Map<SkuId, StockCommand> questions(ReservationId id, Checkout checkout) {
    var hold = id.hold();
    var attempt = checkout.attempt();
    return switch (checkout.phase()) {
      case RESERVING -> ofEach(checkout.wanted(), (_, units) -> reserve(hold, checkout, units));
      case EXTENDING ->
          ofEach(
              checkout.lines(),
              (_, _) -> new StockCommand.Prolong(hold, attempt, checkout.ttlSeconds()));
      case PINNING -> ofEach(checkout.wanted(), (_, _) -> new StockCommand.Pin(hold, attempt));
      case CONFIRMING -> commitOrFree(hold, checkout);
      case REFUSING, RELEASING, EXPIRING ->
          ofEach(checkout.lines(), (_, _) -> new StockCommand.Free(hold, attempt));
      case NONE, HELD, CONFIRMED, REFUSED, RELEASED, EXPIRED -> Map.of();
    };
  }

  /** Of what the order gets nothing of, no hold is pinned; it is let go of, if it still lives. */
  private static Map<SkuId, StockCommand> commitOrFree(ReservationId hold, Checkout checkout) {
    var attempt = checkout.attempt();
    var order = checkout.order().orElseThrow();
    var questions = ofEach(checkout.lines(), (_, _) -> new StockCommand.Free(hold, attempt));
    questions.putAll(
        ofEach(
            checkout.wanted(),
            (_, units) -> new StockCommand.Commit(hold, attempt, order, Math.toIntExact(units))));
    return questions;
  }

  private static StockCommand reserve(ReservationId hold, Checkout checkout, long units) {
    var cart = checkout.cart().orElseThrow();
    return new StockCommand.Hold(
        hold,
        checkout.attempt(),
        new Reservation.Request(
            cart.channel(), Math.toIntExact(units), checkout.ttlSeconds(), cart.delivery()));
  }

  private static Map<SkuId, StockCommand> ofEach(
      List<ExplodedLine> lines, BiFunction<SkuId, Long, StockCommand> question) {
    var questions = new TreeMap<SkuId, StockCommand>();
    ExplodedLine.demand(lines)
        .forEach((sku, units) -> questions.put(sku, question.apply(sku, units)));
    return questions;
  }

  /** What has happened when every SKU has answered. */
  static CheckoutEvent outcome(Checkout checkout, Map<SkuId, Answer> answers) {
    var areAllHeld = answers.values().stream().allMatch(Step::isHeld);
    return switch (checkout.phase()) {
      case RESERVING ->
          areAllHeld
              ? new CheckoutEvent.Granted(holdings(answers), deadline(answers))
              : new CheckoutEvent.GivenUp(
                  checkout.grants() == 0 ? CheckoutEvent.Why.REFUSED : CheckoutEvent.Why.EXPIRED);
      case EXTENDING -> areAllHeld ? new CheckoutEvent.Extended(deadline(answers)) : expired();
      case PINNING -> areAllHeld ? new CheckoutEvent.Pinned() : expired();
      // A pinned hold can't be refused; one that is unknown was committed, shipped and forgotten.
      case CONFIRMING -> new CheckoutEvent.Confirmed();
      case REFUSING, RELEASING, EXPIRING -> new CheckoutEvent.Ended();
      case NONE, HELD, CONFIRMED, REFUSED, RELEASED, EXPIRED ->
          throw new IllegalStateException("nobody was asked: " + checkout.phase());
    };
  }

  /** That units were refused, if they were; after a failed pin none was, but time has gone by. */
  static Optional<CheckoutAnswer.RefusedBySkus> refusal(
      Checkout checkout, Map<SkuId, Answer> answers) {
    var refusals = new ArrayList<CheckoutAnswer.OfSku>();
    if (checkout.phase() == Checkout.Phase.RESERVING) {
      answers.forEach(
          (sku, answer) -> {
            if (answer instanceof Answer.Refused refused) {
              refusals.add(new CheckoutAnswer.OfSku(sku, refused.refusal()));
            }
          });
    }
    return refusals.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CheckoutAnswer.RefusedBySkus(checkout.wanted(), refusals, checkout.version()));
  }

  private static CheckoutEvent expired() {
    return new CheckoutEvent.GivenUp(CheckoutEvent.Why.EXPIRED);
  }

  private static boolean isHeld(Answer answer) {
    return answer instanceof Answer.ReservationIs is
        && is.reservation().status() == Reservation.Status.HELD;
  }

  private static List<Checkout.Holding> holdings(Map<SkuId, Answer> answers) {
    var holdings = new ArrayList<Checkout.Holding>();
    answers.forEach((sku, answer) -> holdings.add(new Checkout.Holding(sku, held(answer).picks())));
    return holdings;
  }

  private static Instant deadline(Map<SkuId, Answer> answers) {
    return answers.values().stream()
        .map(answer -> held(answer).expiresAt())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static Reservation held(Answer answer) {
    if (answer instanceof Answer.ReservationIs is) {
      return is.reservation();
    }
    throw new IllegalStateException("not held: " + answer);
  }
}
