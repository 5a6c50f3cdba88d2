package holdfast.stock;

import holdfast.allocation.Conflict;
import holdfast.allocation.Sources;
import holdfast.allocation.Taker;
import holdfast.catalog.Delivery;
import holdfast.catalog.RetailerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of sales that shops report. They have happened, so nothing refuses them: they take
 * their own hold, what the retailer is entitled to, what is kept for nobody, the safety buffer, and
 * what is kept for others, in this order, and what is then missing is oversold.
 */
final class SaleRules {
  private SaleRules() {}

  static Decision decide(Stock stock, StockCommand.OfSale command, Moment moment) {
    return switch (command) {
      case StockCommand.Sell sell -> sell(stock, sell, moment);
      case StockCommand.Resolve resolve -> OversellRules.resolve(stock, resolve);
      case StockCommand.ExpectReturn expected -> expect(stock, expected, moment);
    };
  }

  private static Decision sell(Stock stock, StockCommand.Sell command, Moment moment) {
    var before = stock.reservation(command.id());
    var isOld =
        before
            .flatMap(Reservation::sale)
            .filter(known -> known.revision() >= command.revision())
            .isPresent();
    return Decision.reservation(
        command.id(), isOld ? List.of() : new Report(stock, command, before, moment).events());
  }

  private static Decision expect(Stock stock, StockCommand.ExpectReturn command, Moment moment) {
    var returns = stock.returns();
    var known = returns.announced(command.id(), command.returnId());
    if (known.isEmpty() && returns.byReservation().size() >= moment.limits().openMax()) {
      return Decision.refused(new Refusal.TooManyOpen(returns.byReservation().size()));
    }
    var isRepeated = known.map(ExpectedReturns.Announced::quantity).orElse(0) == command.quantity();
    var event = new StockEvent.ReturnExpected(command.id(), command.returnId(), command.quantity());
    return new Decision(
        isRepeated ? List.of() : List.of(event),
        after ->
            new Answer.ReturnIs(
                command.id(),
                command.returnId(),
                command.quantity(),
                after.returns().of(command.id()).open(),
                isRepeated,
                after.version()));
  }

  /** One report that is news, and what it leads to. */
  private static final class Report {
    private final Stock stock;
    private final StockCommand.Sell command;
    private final Sale sale;
    private final Optional<Reservation> before;
    private final List<Pick> picksBefore;
    private final Optional<Reservation> hold;
    private final Moment moment;

    private Report(
        Stock stock, StockCommand.Sell command, Optional<Reservation> before, Moment moment) {
      this.stock = stock;
      this.command = command;
      this.before = before;
      this.moment = moment;
      sale = command.sale();
      picksBefore = before.map(Reservation::picks).orElse(command.left());
      hold = sale.hold().flatMap(stock.reservations()::underName).filter(this::isOurs);
    }

    /** Of what is confirmed for this order already, a checkout and the shop have both told. */
    private boolean isOurs(Reservation reservation) {
      var isLive =
          switch (reservation.status()) {
            case HELD -> !reservation.isDue(moment.now());
            case CONFIRMED ->
                reservation.quantity() > 0
                    && reservation.order().filter(sale.order()::equals).isPresent();
            case RELEASED, EXPIRED -> false;
          };
      return isLive
          && reservation.sale().isEmpty()
          && reservation.request().channel().equals(sale.channel());
    }

    private List<StockEvent> events() {
      var events = new ArrayList<StockEvent>();
      hold.map(own -> new StockEvent.HandedOver(own.id(), sale.order(), command.id()))
          .ifPresent(events::add);
      var held = Pick.joined(picksBefore, hold.map(Reservation::picks).orElse(List.of()));
      var surplus = Math.max(0, Pick.units(held) - sale.quantity());
      var kept = Pick.givingBack(held, surplus);
      var givenBack = Math.max(0, Pick.units(picksBefore) - Pick.units(kept));
      var borrowed = Math.max(0, before.map(Reservation::borrowed).orElse(0) - givenBack);
      var missing = Math.max(0, sale.quantity() - Pick.units(kept));
      events.add(
          missing == 0
              ? reported(kept, kept, borrowed, oversell(0, Optional.empty()))
              : takingMore(events, kept, borrowed, missing));
      return events;
    }

    private StockEvent takingMore(
        List<StockEvent> handedOver, List<Pick> kept, int borrowed, int missing) {
      var current = stock;
      for (var event : handedOver) {
        current = current.apply(event, moment.now());
      }
      current = current.apply(reported(kept, kept, borrowed, oversellBefore()), moment.now());
      var taker = Taker.of(retailer());
      var sources = AllocationRules.sources(current, taker, moment);
      var most = Math.min(missing, mayBorrow() ? sources.all() : sources.own());
      var more =
          Picking.upTo(
              current.shelves(), Math.toIntExact(most), moment.reach(current, Delivery.ANY));
      var units = Pick.units(more);
      var why = units == missing ? Optional.<Oversell>empty() : Optional.of(why(current, sources));
      return reported(
          kept,
          Pick.joined(kept, more),
          borrowed + sources.borrowed(units),
          oversell(missing - units, why));
    }

    private StockEvent.SaleReported reported(
        List<Pick> kept, List<Pick> picks, int borrowed, Optional<Oversell> oversell) {
      return new StockEvent.SaleReported(
          command.id(),
          command.revision(),
          sale,
          retailer(),
          stock.period().number(),
          picks,
          borrowed,
          counted(kept, picks),
          newlySold(),
          oversell,
          WindowRules.lowered(stock, sale.channel(), command.lowered(), moment));
    }

    private Optional<RetailerId> retailer() {
      return before
          .map(Reservation::retailer)
          .orElseGet(() -> moment.catalog().retailer(sale.channel()));
    }

    /** Units that a hold of an older period brings along were taken then. */
    private int counted(List<Pick> kept, List<Pick> picks) {
      var period = stock.period().number();
      var base =
          before
              .filter(known -> known.period() == period)
              .flatMap(Reservation::sale)
              .map(ReportedSale::counted)
              .orElse(0);
      var fromOlder =
          hold.filter(own -> own.period() != period).isPresent()
              ? Math.max(0, Pick.units(kept) - Pick.units(picksBefore))
              : 0;
      return Math.max(0, base + Pick.units(picks) - Pick.units(picksBefore) - fromOlder);
    }

    private int soldBefore() {
      return before
          .flatMap(Reservation::sale)
          .map(ReportedSale::quantity)
          .orElseGet(() -> Pick.units(command.left()));
    }

    private int newlySold() {
      var confirmed =
          hold.filter(own -> own.status() == Reservation.Status.CONFIRMED)
              .map(Reservation::quantity)
              .orElse(0);
      return Math.max(0, sale.quantity() - soldBefore() - confirmed);
    }

    private Optional<Oversell> oversellBefore() {
      return before.flatMap(Reservation::sale).flatMap(ReportedSale::oversell);
    }

    /** The record of missing units when {@code missing} are; the shop's own cancellations count. */
    private Optional<Oversell> oversell(int missing, Optional<Oversell> why) {
      var known = oversellBefore().filter(oversell -> oversell.open() > 0);
      if (known.isEmpty()) {
        return missing == 0
            ? oversellBefore()
            : why.map(again -> again.after(oversellBefore()).growing(missing));
      }
      var open = known.get().open();
      var stillSold = Math.max(0, sale.quantity() - Pick.units(picksBefore));
      var cancelled = Math.max(0, open - stillSold);
      var found = Math.max(0, open - cancelled - missing);
      var grown = Math.max(0, missing - open);
      return Optional.of(known.get().cancelling(cancelled).filling(found).growing(grown));
    }

    /** What there was to take when units were missing, and what kept the sale from more. */
    private Oversell why(Stock current, Sources sources) {
      var promised = current.shelves().byLocation().values().stream().mapToLong(Shelf::promised);
      var ours = current.existing(command.id()).picks().stream().mapToLong(Pick::unshipped).sum();
      return new Oversell(
          moment.now(),
          moment.policy(stock).policy().conflict(),
          0,
          0,
          0,
          sources.all(),
          promised.sum() - ours,
          AllocationRules.lastRule(current, Taker.of(retailer()), sources, moment),
          Optional.empty());
    }

    private boolean mayBorrow() {
      return oversellBefore()
              .filter(oversell -> oversell.open() > 0)
              .map(Oversell::policy)
              .orElseGet(() -> moment.policy(stock).policy().conflict())
          != Conflict.PROTECT;
    }
  }
}
