package holdfast.stock;

import holdfast.allocation.Rule;
import holdfast.allocation.Taker;
import holdfast.allocation.Verdict;
import holdfast.catalog.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules of holding units: who gets the last one (I1), asking again (I3), one end (I5).
 *
 * <p>An id that is known comes first, whatever else may be wrong with the command: a repetition
 * gets its answer even when the channel has gone or the shelf is empty. Holds that are due have
 * expired before a rule sees them.
 */
final class ReservationRules {
  private ReservationRules() {}

  static Decision decide(Stock stock, StockCommand.OnReservation command, Moment moment) {
    return switch (command) {
      case StockCommand.Reserve reserve -> reserve(stock, reserve, moment);
      case StockCommand.Extend extend ->
          onKnown(stock, extend, known -> extend(stock, known, extend, moment));
      case StockCommand.Confirm confirm ->
          onKnown(stock, confirm, known -> confirm(stock, known, confirm, moment));
      case StockCommand.Release release -> onKnown(stock, release, ReservationRules::release);
      case StockCommand.OfSale ofSale -> SaleRules.decide(stock, ofSale, moment);
      case StockCommand.OfCheckout ofCheckout -> HoldRules.decide(stock, ofCheckout, moment);
    };
  }

  private static Decision onKnown(
      Stock stock, StockCommand.OnReservation command, Function<Reservation, Decision> rule) {
    return stock
        .reservation(command.id())
        .map(rule)
        .orElseGet(() -> Decision.refused(new Refusal.UnknownReservation(command.id())));
  }

  private static Decision reserve(Stock stock, StockCommand.Reserve command, Moment moment) {
    var request = command.request();
    var known = stock.reservation(command.id());
    if (known.isPresent()) {
      return difference(known.get().request(), request)
          .map(Decision::refused)
          .orElseGet(() -> Decision.reservation(command.id(), List.of()));
    }
    if (stock.reservations().holds() > 0
        && command.id().canHaveHolds()
        && stock.reservation(command.id().hold()).isPresent()) {
      return Decision.refused(new Refusal.IdReused("/lines", "a checkout", "one line"));
    }
    return fresh(stock, command.id(), request, 1, moment);
  }

  /** The first grant of an attempt, or why there is none. */
  static Decision fresh(
      Stock stock, ReservationId id, Reservation.Request request, int attempt, Moment moment) {
    if (!moment.catalog().knows(request.channel())) {
      return Decision.refused(new Refusal.UnknownChannel(request.channel()));
    }
    if (isFull(stock, moment)) {
      return tooManyOpen(stock);
    }
    var objection = objection(stock, request, request.quantity(), moment);
    if (objection.isPresent()) {
      return Decision.refused(refusal(objection.get(), request.quantity()));
    }
    return switch (pick(stock, request, request.quantity(), moment)) {
      case Picking.Found(var picks) ->
          WindowRules.guarding(stock, id, request.channel(), picks, moment)
              .orElseGet(
                  () ->
                      Decision.reservation(
                          id,
                          List.of(
                              grant(
                                  stock,
                                  id,
                                  request,
                                  attempt,
                                  picks,
                                  request.ttlSeconds(),
                                  moment))));
      case Picking.TooFew(var refusal) -> Decision.refused(refusal);
    };
  }

  private static Refusal refusal(Verdict.Refused objection, int quantity) {
    return objection.rule() instanceof Rule.PoolExhausted
        ? new Refusal.InsufficientStock(quantity, objection.most())
        : new Refusal.NotEntitled(quantity, objection.most(), objection.rule());
  }

  private static Refusal refusalAnew(Verdict.Refused objection, int quantity) {
    return objection.rule() instanceof Rule.PoolExhausted
        ? new Refusal.Gone(Reservation.Status.EXPIRED, quantity, objection.most())
        : new Refusal.NoLongerEntitled(quantity, objection.most(), objection.rule());
  }

  private static Decision extend(
      Stock stock, Reservation known, StockCommand.Extend command, Moment moment) {
    return switch (known.status()) {
      case HELD -> {
        var deadline = moment.now().plusSeconds(command.ttlSeconds());
        yield Decision.reservation(
            known.id(),
            deadline.isAfter(known.expiresAt())
                ? List.of(new StockEvent.Extended(known.id(), deadline))
                : List.of());
      }
      case CONFIRMED -> alreadyConfirmed(known);
      case RELEASED -> gone(stock, known, known.request().quantity());
      case EXPIRED ->
          anew(
              stock,
              known,
              known.request().quantity(),
              command.ttlSeconds(),
              moment,
              picks -> List.of());
    };
  }

  private static Decision confirm(
      Stock stock, Reservation known, StockCommand.Confirm command, Moment moment) {
    int requested = known.request().quantity();
    int wanted = command.quantity().orElse(requested);
    if (wanted > requested) {
      return Decision.refused(new Refusal.ConfirmsTooMuch(wanted, requested));
    }
    return switch (known.status()) {
      case HELD ->
          Decision.reservation(
              known.id(),
              List.of(
                  new StockEvent.Confirmed(known.id(), command.order(), known.firstPicks(wanted))));
      case CONFIRMED -> confirmAgain(known, command.order(), wanted);
      case RELEASED -> gone(stock, known, wanted);
      case EXPIRED ->
          anew(
              stock,
              known,
              wanted,
              known.request().ttlSeconds(),
              moment,
              picks -> List.of(new StockEvent.Confirmed(known.id(), command.order(), picks)));
    };
  }

  private static Decision confirmAgain(Reservation known, OrderId order, int wanted) {
    var before = known.order().orElseThrow();
    if (!before.equals(order)) {
      return Decision.refused(new Refusal.IdReused("/order", before.value(), order.value()));
    }
    return wanted == known.quantity() || known.wasHandedOver()
        ? Decision.reservation(known.id(), List.of())
        : Decision.refused(idReused("/lines/0/quantity", known.quantity(), wanted));
  }

  private static Decision release(Reservation known) {
    return switch (known.status()) {
      case HELD -> Decision.reservation(known.id(), List.of(new StockEvent.Released(known.id())));
      case CONFIRMED -> alreadyConfirmed(known);
      case RELEASED, EXPIRED -> Decision.reservation(known.id(), List.of());
    };
  }

  /** A new decision against today's stock, under the id of a reservation that has expired. */
  private static Decision anew(
      Stock stock,
      Reservation expired,
      int quantity,
      int ttlSeconds,
      Moment moment,
      Function<List<Pick>, List<StockEvent>> then) {
    if (isFull(stock, moment)) {
      return tooManyOpen(stock);
    }
    var objection = objection(stock, expired.request(), quantity, moment);
    if (objection.isPresent()) {
      return Decision.refused(refusalAnew(objection.get(), quantity));
    }
    var attempt = expired.attempt() + 1;
    return switch (pick(stock, expired.request(), quantity, moment)) {
      case Picking.Found(var picks) -> {
        var guard =
            WindowRules.guarding(stock, expired.id(), expired.request().channel(), picks, moment);
        if (guard.isPresent()) {
          yield guard.get();
        }
        var events = new ArrayList<StockEvent>();
        events.add(
            grant(stock, expired.id(), expired.request(), attempt, picks, ttlSeconds, moment));
        events.addAll(then.apply(picks));
        yield Decision.reservation(expired.id(), events);
      }
      case Picking.TooFew(Refusal.NotDeliverable refusal) -> Decision.refused(refusal);
      case Picking.TooFew _ -> gone(stock, expired, quantity);
    };
  }

  /** What the policy says against it, if anything. */
  private static Optional<Verdict.Refused> objection(
      Stock stock, Reservation.Request request, int quantity, Moment moment) {
    var taker = Taker.of(moment.catalog().retailer(request.channel()));
    return AllocationRules.objection(stock, taker, quantity, delivery(request), moment);
  }

  private static Picking.Choice pick(
      Stock stock, Reservation.Request request, int quantity, Moment moment) {
    return Picking.choose(stock.shelves(), quantity, moment.reach(stock, delivery(request)));
  }

  private static Delivery delivery(Reservation.Request request) {
    return request.delivery().orElse(Delivery.ANY);
  }

  private static StockEvent.Reserved grant(
      Stock stock,
      ReservationId id,
      Reservation.Request request,
      int attempt,
      List<Pick> picks,
      int ttlSeconds,
      Moment moment) {
    return new StockEvent.Reserved(
        id,
        request,
        attempt,
        picks,
        moment.now().plusSeconds(ttlSeconds),
        moment.catalog().retailer(request.channel()),
        stock.period().number());
  }

  private static Optional<Refusal> difference(Reservation.Request before, Reservation.Request now) {
    if (!before.channel().equals(now.channel())) {
      return Optional.of(
          new Refusal.IdReused("/channel", before.channel().value(), now.channel().value()));
    }
    if (before.quantity() != now.quantity()) {
      return Optional.of(idReused("/lines/0/quantity", before.quantity(), now.quantity()));
    }
    if (before.ttlSeconds() != now.ttlSeconds()) {
      return Optional.of(idReused("/ttlSeconds", before.ttlSeconds(), now.ttlSeconds()));
    }
    return DeliveryDifference.between(before.delivery(), now.delivery());
  }

  private static Refusal idReused(String field, int before, int now) {
    return new Refusal.IdReused(field, String.valueOf(before), String.valueOf(now));
  }

  private static Decision alreadyConfirmed(Reservation known) {
    return Decision.refused(new Refusal.AlreadyConfirmed(known.order().orElseThrow()));
  }

  private static boolean isFull(Stock stock, Moment moment) {
    return stock.reservations().open() >= moment.limits().openMax();
  }

  private static Decision tooManyOpen(Stock stock) {
    return Decision.refused(new Refusal.TooManyOpen(stock.reservations().open()));
  }

  private static Decision gone(Stock stock, Reservation known, int wanted) {
    return Decision.refused(new Refusal.Gone(known.status(), wanted, stock.available()));
  }
}
