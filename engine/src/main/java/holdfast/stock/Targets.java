package holdfast.stock;

import holdfast.allocation.Outlet;
import holdfast.allocation.PublicationReport;
import holdfast.allocation.PublishingRule;
import holdfast.catalog.WindowId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the windows of a SKU should show, held against what they may show. */
record Targets(Map<WindowId, PublicationReport.Place> places) {
  /** What a window may show now, and why. */
  record Allowed(long units, PublishingRule rule) {}

  static Targets of(Stock stock, Moment moment) {
    return of(AllocationRules.publication(stock, moment));
  }

  /**
   * The same of a SKU that is not guarded: there no outlet takes anything from a window, so that
   * the many channels that are none need not be looked at.
   */
  static Targets ofUnguarded(Stock stock, Moment moment) {
    return of(AllocationRules.publication(stock, moment.windows(), moment));
  }

  private static Targets of(PublicationReport report) {
    var places = new LinkedHashMap<WindowId, PublicationReport.Place>();
    for (var place : report.places()) {
      if (place.outlet() instanceof Outlet.Window window) {
        places.put(window.id(), place);
      }
    }
    return new Targets(places);
  }

  Optional<PublicationReport.Place> of(WindowId window) {
    return Optional.ofNullable(places.get(window));
  }

  private long sum() {
    return places.values().stream().mapToLong(PublicationReport.Place::units).sum();
  }

  /**
   * The most that all windows may show together. One of which nothing is known counts with what it
   * should show, so that nobody else gets that.
   */
  long standing(Windows windows) {
    return windows.standing()
        + places.entrySet().stream()
            .filter(entry -> windows.of(entry.getKey()).isEmpty())
            .mapToLong(entry -> entry.getValue().units())
            .sum();
  }

  /** What one of the windows may show: it is raised only as far as the others leave room. */
  Allowed offer(WindowId window, Windows windows) {
    var target = of(window).orElseThrow();
    var known = windows.of(window);
    var own = known.map(Showing::standing).orElse(0L);
    var others = standing(windows) - known.map(Showing::standing).orElse(target.units());
    var most = Math.max(own, sum() - others);
    return target.units() <= most
        ? new Allowed(target.units(), target.rule())
        : new Allowed(most, PublishingRule.SHOWN_ELSEWHERE);
  }
}
