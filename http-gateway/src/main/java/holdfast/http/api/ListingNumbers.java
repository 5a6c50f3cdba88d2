package holdfast.http.api;

import holdfast.allocation.Outlet;
import holdfast.allocation.PublicationReport;
import holdfast.allocation.PublicationReport.Place;
import holdfast.catalog.Listing;
import holdfast.catalog.WindowId;
import holdfast.stock.Outlets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of listings of one SKU: listings that share a number are told the same.
 *
 * @param shown what each shows that is not left alone
 * @param parked those that are
 */
record ListingNumbers(Map<Listing, Place> shown, List<Listing> parked) {
  static ListingNumbers of(PublicationReport report, List<Listing> listings, Outlets outlets) {
    var shown = new LinkedHashMap<Listing, Place>();
    for (var listing : listings) {
      place(report, listing, outlets).ifPresent(place -> shown.put(listing, place));
    }
    return new ListingNumbers(
        shown, listings.stream().filter(it -> it.leftAloneFor().isPresent()).toList());
  }

  /** What one listing shows; nothing when it is left alone. */
  static Optional<Place> place(PublicationReport report, Listing listing, Outlets outlets) {
    return outlets.window(listing).flatMap(window -> place(report, window));
  }

  private static Optional<Place> place(PublicationReport report, WindowId window) {
    return report.places().stream()
        .filter(place -> place.outlet() instanceof Outlet.Window at && at.id().equals(window))
        .findFirst();
  }
}
