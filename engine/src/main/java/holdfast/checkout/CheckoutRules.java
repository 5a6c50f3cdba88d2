package holdfast.checkout;

import holdfast.stock.OrderId;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a checkout decides while it rests: whether a command is answered at once, or which event it
 * begins with. Pure. What follows on such an event is {@link Step}'s.
 */
final class CheckoutRules {
  private static final Verdict UNKNOWN = new Verdict.Say(new CheckoutAnswer.Unknown());

  private CheckoutRules() {}

  /** What a command leads to. */
  sealed interface Verdict {
    /** Nothing happens; this is to be said. */
    record Say(CheckoutAnswer answer) implements Verdict {}

    /** Something happens, and the command is to be answered when it is over. */
    record Begin(CheckoutEvent event) implements Verdict {}
  }

  static Verdict decide(Checkout checkout, CheckoutCommand command, Instant now) {
    return switch (command) {
      case CheckoutCommand.Reserve reserve -> reserve(checkout, reserve);
      case CheckoutCommand.Extend extend -> extend(checkout, extend, now);
      case CheckoutCommand.Confirm confirm -> confirm(checkout, confirm);
      case CheckoutCommand.Release _ -> release(checkout);
      case CheckoutCommand.Find _ -> isUnknown(checkout) ? UNKNOWN : asItIs(checkout);
    };
  }

  /**
   * Whether a command that began something has had its effect. If not, and no SKU refused, time
   * went by too fast, and it is to be decided again.
   */
  static boolean isDone(Checkout checkout, CheckoutCommand command) {
    return switch (command) {
      case CheckoutCommand.Reserve _, CheckoutCommand.Extend _ ->
          checkout.phase() == Checkout.Phase.HELD;
      case CheckoutCommand.Confirm _ -> checkout.phase() == Checkout.Phase.CONFIRMED;
      case CheckoutCommand.Release _ -> checkout.phase() == Checkout.Phase.RELEASED;
      case CheckoutCommand.Find _ -> true;
    };
  }

  private static boolean isUnknown(Checkout checkout) {
    return switch (checkout.phase()) {
      case NONE, REFUSED -> true;
      case RESERVING,
          HELD,
          EXTENDING,
          PINNING,
          CONFIRMING,
          CONFIRMED,
          REFUSING,
          RELEASING,
          EXPIRING,
          RELEASED,
          EXPIRED ->
          false;
    };
  }

  private static Verdict reserve(Checkout checkout, CheckoutCommand.Reserve command) {
    if (isUnknown(checkout)) {
      return new Verdict.Begin(new CheckoutEvent.Begun(command.cart(), command.lines()));
    }
    return checkout
        .cart()
        .flatMap(cart -> cart.difference(command.cart()))
        .map(difference -> refused(checkout, difference))
        .orElseGet(() -> asItIs(checkout));
  }

  private static Verdict extend(Checkout checkout, CheckoutCommand.Extend command, Instant now) {
    return switch (checkout.phase()) {
      case NONE, REFUSED -> UNKNOWN;
      case HELD ->
          now.plusSeconds(command.ttlSeconds()).isAfter(checkout.expiresAt())
              ? new Verdict.Begin(new CheckoutEvent.Extending(command.ttlSeconds()))
              : asItIs(checkout);
      case CONFIRMED -> alreadyConfirmed(checkout);
      case RELEASED -> givenBack(checkout);
      case EXPIRED ->
          new Verdict.Begin(
              new CheckoutEvent.BegunAnew(
                  command.ttlSeconds(), Optional.empty(), Optional.empty()));
      case RESERVING, EXTENDING, PINNING, CONFIRMING, REFUSING, RELEASING, EXPIRING ->
          throw underWay(checkout);
    };
  }

  private static Verdict confirm(Checkout checkout, CheckoutCommand.Confirm command) {
    if (isUnknown(checkout)) {
      return UNKNOWN;
    }
    return switch (Portion.of(checkout.lines(), command.lines())) {
      case Portion.TooMuch tooMuch -> confirmsTooMuch(checkout, tooMuch);
      case Portion.Lines(var quantities) -> confirm(checkout, command.order(), quantities);
    };
  }

  private static Verdict confirm(Checkout checkout, OrderId order, List<Integer> quantities) {
    var lessThanAll =
        Optional.of(quantities)
            .filter(some -> !some.equals(ExplodedLine.quantities(checkout.lines())));
    return switch (checkout.phase()) {
      case HELD -> new Verdict.Begin(new CheckoutEvent.Confirming(order, lessThanAll));
      case CONFIRMED -> confirmAgain(checkout, new Confirmation(order, quantities));
      case RELEASED -> givenBack(checkout);
      case EXPIRED ->
          new Verdict.Begin(
              new CheckoutEvent.BegunAnew(
                  checkout.cart().orElseThrow().ttlSeconds(), Optional.of(order), lessThanAll));
      case NONE,
          REFUSED,
          RESERVING,
          EXTENDING,
          PINNING,
          CONFIRMING,
          REFUSING,
          RELEASING,
          EXPIRING ->
          throw underWay(checkout);
    };
  }

  private static Verdict confirmsTooMuch(Checkout checkout, Portion.TooMuch tooMuch) {
    var refusal = new Refusal.ConfirmsTooMuch(tooMuch.requested(), tooMuch.reserved());
    return new Verdict.Say(
        new CheckoutAnswer.RefusedBySkus(
            checkout.lines(),
            List.of(new CheckoutAnswer.OfSku(tooMuch.sku(), refusal)),
            checkout.version()));
  }

  private static Verdict confirmAgain(Checkout checkout, Confirmation now) {
    var before = checkout.confirmation().orElseThrow();
    return before
        .difference(now)
        .map(difference -> refused(checkout, difference))
        .orElseGet(() -> asItIs(checkout));
  }

  private static Verdict release(Checkout checkout) {
    return switch (checkout.phase()) {
      case NONE, REFUSED -> UNKNOWN;
      case HELD -> new Verdict.Begin(new CheckoutEvent.GivenUp(CheckoutEvent.Why.RELEASED));
      case CONFIRMED -> alreadyConfirmed(checkout);
      case RELEASED, EXPIRED -> asItIs(checkout);
      case RESERVING, EXTENDING, PINNING, CONFIRMING, REFUSING, RELEASING, EXPIRING ->
          throw underWay(checkout);
    };
  }

  private static Verdict asItIs(Checkout checkout) {
    return new Verdict.Say(new CheckoutAnswer.CheckoutIs(checkout, true));
  }

  private static Verdict alreadyConfirmed(Checkout checkout) {
    return refused(checkout, new Refusal.AlreadyConfirmed(checkout.order().orElseThrow()));
  }

  private static Verdict givenBack(Checkout checkout) {
    return refused(checkout, new Refusal.Gone(Reservation.Status.RELEASED, 0, 0));
  }

  private static Verdict refused(Checkout checkout, Refusal refusal) {
    return new Verdict.Say(new CheckoutAnswer.Refused(refusal, checkout.version()));
  }

  private static IllegalStateException underWay(Checkout checkout) {
    return new IllegalStateException("asked to decide while under way: " + checkout.phase());
  }
}
