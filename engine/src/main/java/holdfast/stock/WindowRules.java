package holdfast.stock;

import holdfast.allocation.Outlet;
import holdfast.allocation.PublicationReport;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.WindowId;
import java.util.List;
import java.util.Optional;

/** The rules of what shops may show. */
final class WindowRules {
  private WindowRules() {}

  static Decision decide(Stock stock, StockCommand.OnWindow command, Moment moment) {
    return switch (command) {
      case StockCommand.Offer(var window) -> offer(stock, window, moment);
      case StockCommand.Acknowledge(var window, _, _) -> noted(window);
      case StockCommand.Observe(var window, _, _, _) -> noted(window);
      case StockCommand.Withdraw(var window) -> noted(window);
    };
  }

  private static Decision noted(WindowId window) {
    return new Decision(List.of(), after -> new Answer.Acknowledged(window, after.version()));
  }

  private static Decision offer(Stock stock, WindowId window, Moment moment) {
    var place =
        AllocationRules.publication(stock, moment).places().stream()
            .filter(it -> it.outlet() instanceof Outlet.Window at && at.id().equals(window))
            .findFirst();
    return place
        .map(target -> offered(stock, window, target, moment))
        .orElseGet(() -> Decision.refused(new Refusal.NoWindow(window, parked(window, moment))));
  }

  private static Decision offered(
      Stock stock, WindowId window, PublicationReport.Place target, Moment moment) {
    var isGuarded = moment.policy(stock).policy().canBeExclusive();
    return new Decision(
        List.of(),
        after ->
            new Answer.Offered(
                window,
                target.units(),
                target.rule(),
                Optional.empty(),
                isGuarded,
                after.version()));
  }

  private static Optional<Parked> parked(WindowId window, Moment moment) {
    return moment
        .stores()
        .listing(window.store(), window.listing())
        .filter(listing -> listing.sku().filter(moment.sku()::equals).isPresent())
        .flatMap(Listing::parked);
  }
}
