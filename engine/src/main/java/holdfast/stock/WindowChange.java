package holdfast.stock;

import holdfast.catalog.WindowId;

/** What events make of that which a SKU knows of its windows. */
final class WindowChange {
  private WindowChange() {}

  /**
   * After an event.
   *
   * @param version of the SKU after it
   */
  static Windows apply(Windows windows, StockEvent.OfWindow event, long version) {
    return switch (event) {
      case StockEvent.Offered(var window, var units) ->
          windows.with(window, known(windows, window).offering(version, units));
      case StockEvent.WindowShown(var window, var units, var offer, var unreported) ->
          windows.with(window, known(windows, window).showing(units, offer, unreported));
      case StockEvent.WindowWithdrawn(var window) -> windows.without(window);
      case StockEvent.Unguarded _ -> Windows.NONE;
      case StockEvent.PulledBack(var reservation, var units, var until) ->
          windows.pulling(reservation, new PullBack(units, until));
      case StockEvent.PullBackEnded(var reservation) -> windows.notPulling(reservation);
    };
  }

  /** By what a store has sold its own number is lower: what was shown is committed now. */
  static Windows lowered(Windows windows, StockEvent.OfSale event) {
    return event instanceof StockEvent.SaleReported reported && reported.lowered().isPresent()
        ? lowered(windows, reported.lowered().get())
        : windows;
  }

  private static Windows lowered(Windows windows, StockEvent.SaleReported.Lowered lowered) {
    return windows
        .of(lowered.window())
        .map(
            known ->
                windows.with(
                    lowered.window(), known.selling(lowered.units(), lowered.counted().orElse(0))))
        .orElse(windows);
  }

  private static Showing known(Windows windows, WindowId window) {
    return windows.of(window).orElse(Showing.NOTHING);
  }
}
