package holdfast.http.api;

import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation;
import holdfast.stock.StockCommand;
import holdfast.stock.StockViews.ReservationRow;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * Answers commands on a reservation that its SKU has forgotten, from what the read model keeps. It
 * is over, so nothing can happen to it; the answer is the one that a repetition gets.
 *
 * @param version the SKU's version
 */
record ForgottenReservation(ReservationRow row, long version) {

  HttpResponse answer(StockCommand.OnReservation command, ReservationReplies replies) {
    return switch (command) {
      case StockCommand.Reserve _ -> throw new IllegalStateException("a SKU grants what it forgot");
      case StockCommand.Confirm confirm -> confirm(confirm, replies);
      case StockCommand.Extend _ -> extend();
      case StockCommand.Release _ -> release();
      case StockCommand.OfCheckout _, StockCommand.OfSale _ ->
          throw new IllegalStateException("no client asks this");
    };
  }

  private HttpResponse confirm(StockCommand.Confirm command, ReservationReplies replies) {
    return switch (status()) {
      case CONFIRMED -> confirmAgain(command, replies);
      case RELEASED, EXPIRED -> throw over();
      case HELD -> throw notCaughtUp();
    };
  }

  private HttpResponse confirmAgain(StockCommand.Confirm command, ReservationReplies replies) {
    var reservation = row.reservation();
    var before = reservation.order().orElseThrow();
    if (!before.equals(command.order())) {
      throw refused(new Refusal.IdReused("/order", before.value(), command.order().value()));
    }
    int wanted = command.quantity().orElse(reservation.request().quantity());
    if (wanted != reservation.quantity() && !reservation.wasHandedOver()) {
      throw refused(
          new Refusal.IdReused(
              "/lines/0/quantity", String.valueOf(reservation.quantity()), String.valueOf(wanted)));
    }
    return replies.repeated(row.sku(), reservation, version);
  }

  private HttpResponse extend() {
    throw switch (status()) {
      case CONFIRMED -> alreadyConfirmed();
      case RELEASED, EXPIRED -> over();
      case HELD -> notCaughtUp();
    };
  }

  private HttpResponse release() {
    return switch (status()) {
      case CONFIRMED -> throw alreadyConfirmed();
      case RELEASED, EXPIRED -> ReservationReplies.released(version);
      case HELD -> throw notCaughtUp();
    };
  }

  private Reservation.Status status() {
    return row.reservation().status();
  }

  private ProblemException alreadyConfirmed() {
    return refused(new Refusal.AlreadyConfirmed(row.reservation().order().orElseThrow()));
  }

  /** No new decision against today's stock: what was asked for is too long ago. */
  private ProblemException over() {
    var code = status() == Reservation.Status.RELEASED ? ProblemCode.RELEASED : ProblemCode.EXPIRED;
    return new ProblemException(
        Problem.of(code, "The reservation ended long ago; reserve with a new id.")
            .withVersion(version));
  }

  private ProblemException refused(Refusal refusal) {
    return new ProblemException(
        RefusalProblem.of(refusal, row.sku(), PathNames.RESERVATION).withVersion(version));
  }

  /** The SKU forgets only what is over, so the read model must be behind. */
  private static ProblemException notCaughtUp() {
    return new ProblemException(
        Problem.of(
            ProblemCode.STORAGE_UNAVAILABLE, "What is known of it is out of date; try again."));
  }
}
