package holdfast.order;

import holdfast.stock.Answer;
import holdfast.stock.Pick;
import holdfast.stock.Refusal;
import holdfast.stock.ReportedSale;
import holdfast.stock.Reservation;
import holdfast.stock.Shortage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a SKU's answer to a step means for the order. Pure. */
final class Outcome {
  private Outcome() {}

  /** What has happened; nothing when the answer tells nothing new. */
  static Optional<OrderEvent> of(Order order, Step step, Answer answer, Instant now) {
    return switch (step) {
      case Step.OfLine ofLine -> ofLine(order, ofLine, answer, now);
      case Step.Hold hold -> Optional.of(held(hold, answer));
      case Step.Free free -> Optional.of(new OrderEvent.HoldFreed(free.sku()));
    };
  }

  private static Optional<OrderEvent> ofLine(
      Order order, Step.OfLine step, Answer answer, Instant now) {
    var part = order.parts().get(new Order.PartKey(step.line(), step.sku()));
    if (part == null) {
      return Optional.empty();
    }
    if (answer instanceof Answer.Refused(var refusal, _)) {
      var trouble = trouble(step, refusal, now);
      return part.trouble().filter(trouble::isAs).isPresent()
          ? Optional.empty()
          : Optional.of(new OrderEvent.Troubled(step.line(), Optional.of(step.sku()), trouble));
    }
    var done = new OrderEvent.Done(step, committed(answer), oversold(answer));
    return isKnown(part, done) ? Optional.empty() : Optional.of(done);
  }

  /** A sale that was asked about once more may stand as it did. */
  private static boolean isKnown(Part part, OrderEvent.Done done) {
    return part.sale().filter(done.step()::equals).isPresent()
        && part.committed().equals(done.committed())
        && part.oversold() == done.oversold();
  }

  private static OrderEvent held(Step.Hold hold, Answer answer) {
    return switch (answer) {
      case Answer.ReservationIs is when is.reservation().status() == Reservation.Status.HELD ->
          new OrderEvent.HoldAnswered(hold.sku(), is.reservation().quantity(), 0);
      case Answer.Refused(Shortage few, _) ->
          new OrderEvent.HoldAnswered(
              hold.sku(), 0, (int) Math.min(few.available(), hold.quantity() - 1L));
      case Answer.SkuIs _,
          Answer.MovementIs _,
          Answer.ReservationIs _,
          Answer.ReturnIs _,
          Answer.PeriodIs _,
          Answer.Noted _,
          Answer.Offered _,
          Answer.Acknowledged _,
          Answer.Refused _ ->
          new OrderEvent.HoldAnswered(hold.sku(), 0, 0);
    };
  }

  private static List<Pick> committed(Answer answer) {
    return answer instanceof Answer.ReservationIs is
        ? is.reservation().picks().stream()
            .map(pick -> Pick.of(pick.location(), pick.quantity() - pick.shipped()))
            .filter(pick -> pick.quantity() > 0)
            .toList()
        : List.of();
  }

  private static int oversold(Answer answer) {
    return answer instanceof Answer.ReservationIs is
        ? is.reservation().sale().map(ReportedSale::oversold).orElse(0)
        : 0;
  }

  private static Trouble trouble(Step.OfLine step, Refusal refusal, Instant now) {
    if (refusal instanceof Refusal.UnknownSku || refusal instanceof Refusal.OwnsNoStock) {
      return new Trouble(Trouble.Reason.UNKNOWN_SKU, now, step.sku().value());
    }
    if (refusal instanceof Refusal.UnknownChannel(var channel)) {
      return new Trouble(Trouble.Reason.UNKNOWN_CHANNEL, now, channel.value());
    }
    if (refusal instanceof Refusal.UnknownLocation(var location)) {
      return new Trouble(Trouble.Reason.UNKNOWN_LOCATION, now, location.value());
    }
    return new Trouble(Trouble.Reason.REFUSED, now, step.sku() + ": " + refusal);
  }
}
