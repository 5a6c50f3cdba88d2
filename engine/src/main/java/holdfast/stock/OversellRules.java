package holdfast.stock;

import holdfast.allocation.Conflict;
import holdfast.allocation.Taker;
import holdfast.catalog.Delivery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The rules of what reported sales are owed, and owe. A sale that has happened is not cancelled
 * while a unit is on the shelf (I7): whatever becomes free goes to the oldest oversold units before
 * anybody else is granted one. What was borrowed is repaid by what arrives, the oldest loan first.
 */
final class OversellRules {
  private OversellRules() {}

  /** The oversold sales that get units at this moment. */
  static List<StockEvent.OversellFilled> fills(Stock stock, Moment moment) {
    if (stock.oversold() == 0) {
      return List.of();
    }
    var events = new ArrayList<StockEvent.OversellFilled>();
    var current = stock;
    var waiting = new HashSet<Taker>();
    for (var claim : stock.reservations().debts().oversells()) {
      if (Picking.pool(current.shelves(), moment.reach(current, Delivery.ANY)) == 0) {
        break;
      }
      var sale = stock.existing(claim.sale());
      var taker = Taker.of(sale.retailer());
      // What is kept from one sale under PROTECT is kept from the next of the same taker.
      if (mayBorrow(sale) || !waiting.contains(taker)) {
        var event = fill(current, sale, taker, moment);
        if (event.isPresent()) {
          events.add(event.get());
          current = current.apply(event.get(), moment.now());
        } else {
          waiting.add(taker);
        }
      }
    }
    return events;
  }

  private static Optional<StockEvent.OversellFilled> fill(
      Stock stock, Reservation sale, Taker taker, Moment moment) {
    var sources = AllocationRules.sources(stock, taker, moment);
    var most = Math.min(sale.oversold(), mayBorrow(sale) ? sources.all() : sources.own());
    var picks =
        Picking.upTo(stock.shelves(), Math.toIntExact(most), moment.reach(stock, Delivery.ANY));
    var units = Pick.units(picks);
    return units == 0
        ? Optional.empty()
        : Optional.of(
            new StockEvent.OversellFilled(
                sale.id(), stock.period().number(), picks, sources.borrowed(units)));
  }

  private static boolean mayBorrow(Reservation sale) {
    return sale.sale()
        .flatMap(ReportedSale::oversell)
        .filter(oversell -> oversell.policy() == Conflict.PROTECT)
        .isEmpty();
  }

  /** The loans that {@code units} received repay. */
  static List<StockEvent> repayments(Stock stock, int units) {
    var events = new ArrayList<StockEvent>();
    var left = units;
    for (var claim : stock.reservations().debts().loans()) {
      if (left <= 0) {
        break;
      }
      var repaid = Math.min(left, stock.existing(claim.sale()).borrowed());
      events.add(new StockEvent.LoanRepaid(claim.sale(), repaid));
      left -= repaid;
    }
    return events;
  }

  static Decision resolve(Stock stock, StockCommand.Resolve command) {
    var sale = stock.reservation(command.id()).flatMap(Reservation::sale);
    if (sale.isEmpty()) {
      return Decision.refused(new Refusal.UnknownReservation(command.id()));
    }
    if (sale.get().oversold() == 0) {
      return Decision.refused(new Refusal.NotOversold(command.id()));
    }
    if (command.note().operator().isEmpty()) {
      return Decision.refused(new Refusal.NoteMissing("/operator"));
    }
    var oversell = sale.get().oversell().orElseThrow();
    var isRepeated =
        oversell.policy() == command.decision()
            && oversell.decision().filter(command.note()::equals).isPresent();
    return Decision.reservation(
        command.id(),
        isRepeated
            ? List.of()
            : List.of(
                new StockEvent.OversellResolved(command.id(), command.decision(), command.note())));
  }
}
