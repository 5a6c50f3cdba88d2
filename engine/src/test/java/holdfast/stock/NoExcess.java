package holdfast.stock;

import holdfast.allocation.PublishingMode;

/**
 * What every single decision of a guarded SKU is held to (I8, decision 26): what windows may show
 * and what is promised, beyond what is there, may only grow
 *
 * <ul>
 *   <li>as far as the exposure goes that the policy allows at that moment, which is none where
 *       every unit is shown in one place;
 *   <li>by a loss;
 *   <li>by a grant while shops may show the same units;
 *   <li>by what a shop was seen to show, or to have sold, beyond what was known;
 *   <li>by what goes to whom units were sold without being there.
 * </ul>
 */
final class NoExcess {
  private NoExcess() {}

  static void check(Stock before, StockEvent.Committed batch, Moment moment) {
    if (!moment.policy(before).policy().canBeExclusive()) {
      return;
    }
    var publication = AllocationRules.publication(before, moment);
    var isShared = publication.mode() == PublishingMode.SHARED;
    var stock = before;
    for (var event : batch.events()) {
      var next = stock.apply(event, batch.at());
      var most =
          Math.max(excess(stock) + rise(event, stock, next, isShared), publication.exposure());
      if (excess(next) > most) {
        throw new AssertionError(
            "%s makes it %d units too many, at most %d would be right: %s"
                .formatted(event, excess(next), most, stock.windows()));
      }
      stock = next;
    }
  }

  private static long rise(StockEvent event, Stock before, Stock after, boolean isShared) {
    return switch (event) {
      case StockEvent.Moved _ -> Math.max(0, onHand(before) - onHand(after));
      case StockEvent.Reserved _ -> isShared ? promised(after) - promised(before) : 0;
      case StockEvent.WindowShown shown ->
          Math.max(
              0,
              shown.units()
                  - before.windows().of(shown.window()).map(Showing::standing).orElse(0L));
      case StockEvent.SaleReported sale ->
          sale.lowered()
              .map(lowered -> beyond(before, after, lowered))
              .orElse(
                  before.windows().of(sale.sale().channel()).isEmpty()
                      ? promised(after) - promised(before)
                      : 0);
      case StockEvent.OversellFilled _ -> promised(after) - promised(before);
      case StockEvent _ -> 0;
    };
  }

  /**
   * Units that a shop has sold although it could not have shown them, as far as was known, or had
   * been seen to have sold; and those that it put back of a sale that had none.
   */
  private static long beyond(Stock before, Stock after, StockEvent.SaleReported.Lowered lowered) {
    var standing = before.windows().of(lowered.window()).map(Showing::standing).orElse(0L);
    var freed = promised(before) - promised(after);
    return lowered.units() > 0
        ? Math.max(0, Math.max(lowered.counted().orElse(0), lowered.units() - standing))
        : Math.max(0, -lowered.units() - freed);
  }

  private static long excess(Stock stock) {
    return stock.windows().standing() + promised(stock) - onHand(stock);
  }

  static long onHand(Stock stock) {
    return SkuSummary.of(stock).sum(Shelf::onHand);
  }

  /** Units held or committed. */
  static long promised(Stock stock) {
    var summary = SkuSummary.of(stock);
    return summary.sum(Shelf::held) + summary.sum(Shelf::committed);
  }
}
