package holdfast.stock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What events make of a reported sale, and of a SKU that has it. */
final class SaleChange {
  private SaleChange() {}

  static Stock apply(Stock stock, StockEvent.OfSale event, Instant at) {
    var before = stock.reservations().find(event.id());
    var after = after(before, event, at);
    var sold = event instanceof StockEvent.SaleReported reported ? reported.sold() : 0;
    var next =
        stock
            .next(
                stock
                    .shelves()
                    .uncommit(before.map(Reservation::picks).orElse(List.of()))
                    .commit(after.picks()),
                stock.reservations().with(after),
                stock.period().counting(before, after),
                sold == 0 ? stock.sales() : stock.sales().plus(after.retailer(), sold, at))
            .showing(WindowChange.lowered(stock.windows(), event));
    return after
        .endedAt()
        .map(end -> next.remembering(new Finished.Ended(after.id(), end)))
        .orElse(next)
        .expecting(
            stock.returns().cancelled(after.id(), after.shippedButCancelled()), after.id(), at);
  }

  static Stock handOver(Stock stock, StockEvent.HandedOver event, Instant at) {
    var before = stock.existing(event.id());
    var freed =
        before.status() == Reservation.Status.HELD
            ? stock.shelves().unhold(before.picks())
            : stock.shelves().uncommit(before.picks());
    return stock
        .next(
            freed,
            stock.reservations().with(before.handedOver(event.order(), at)),
            stock.period().gaveBack(before, before.quantity()),
            stock.sales())
        .remembering(new Finished.Ended(event.id(), at));
  }

  /** The sale after {@code event}; before its first report it was nothing. */
  static Reservation after(Optional<Reservation> before, StockEvent.OfSale event, Instant at) {
    return switch (event) {
      case StockEvent.SaleReported reported -> reported(before, reported, at);
      case StockEvent.OversellFilled filled -> filled(before.orElseThrow(), filled);
      case StockEvent.OversellResolved(_, var decision, var note) -> {
        var sale = sale(before);
        var decided = sale.oversell().orElseThrow().decided(decision, note);
        yield with(before.orElseThrow(), sale.with(decided));
      }
      case StockEvent.LoanRepaid(_, var units) ->
          with(before.orElseThrow(), sale(before).repaying(units));
    };
  }

  private static Reservation reported(
      Optional<Reservation> before, StockEvent.SaleReported event, Instant at) {
    var sale = event.sale();
    var reported =
        new ReportedSale(
            event.revision(),
            sale.quantity(),
            event.borrowed(),
            event.counted(),
            sale.reportedAt(),
            event.oversell());
    var isOver =
        reported.oversold() == 0 && event.picks().stream().allMatch(pick -> pick.unshipped() == 0);
    return new Reservation(
        event.id(),
        new Reservation.Request(sale.channel(), sale.quantity(), 0),
        1,
        Reservation.Status.CONFIRMED,
        event.picks(),
        sale.reportedAt(),
        Optional.of(sale.order()),
        before.map(Reservation::returned).orElse(0),
        isOver ? Optional.of(at) : Optional.empty(),
        event.retailer(),
        event.period(),
        Optional.of(reported));
  }

  private static Reservation filled(Reservation before, StockEvent.OversellFilled event) {
    var sale = before.sale().orElseThrow();
    var units = Pick.units(event.picks());
    var countedBefore = before.period() == event.period() ? sale.counted() : 0;
    var after =
        new ReportedSale(
            sale.revision(),
            sale.quantity(),
            sale.borrowed() + event.borrowed(),
            countedBefore + units,
            sale.reportedAt(),
            sale.oversell().map(oversell -> oversell.filling(units)));
    return before.with(Pick.joined(before.picks(), event.picks()), event.period(), after);
  }

  private static Reservation with(Reservation before, ReportedSale sale) {
    return before.with(before.picks(), before.period(), sale);
  }

  private static ReportedSale sale(Optional<Reservation> before) {
    return before.flatMap(Reservation::sale).orElseThrow();
  }
}
