package holdfast.persistence.format;

import holdfast.catalog.LocationId;
import holdfast.stock.Finished;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Reservation;
import holdfast.stock.Shelf;
import holdfast.stock.SkuProfile;
import holdfast.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A snapshot as it is stored: lists instead of structures that share memory. */
record StoredStock(
    Optional<SkuProfile> profile,
    Map<LocationId, Shelf> shelves,
    List<Reservation> reservations,
    List<RecordedMovement> movements,
    SortedMap<Long, Finished> finished,
    long version) {

  static StoredStock of(Stock stock) {
    return new StoredStock(
        stock.profile(),
        stock.shelves().byLocation(),
        List.copyOf(stock.reservations().byId().values()),
        List.copyOf(stock.movements().values()),
        stock.finished(),
        stock.version());
  }

  Stock toStock() {
    return Stock.restore(profile, shelves, reservations, movements, finished, version);
  }
}
