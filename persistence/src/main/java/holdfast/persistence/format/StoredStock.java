package holdfast.persistence.format;

import holdfast.allocation.Pool;
import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.RetailerId;
import holdfast.catalog.WindowId;
import holdfast.stock.ExpectedReturns;
import holdfast.stock.Finished;
import holdfast.stock.Period;
import holdfast.stock.PullBack;
import holdfast.stock.RebalanceId;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.Sales;
import holdfast.stock.Shelf;
import holdfast.stock.Showing;
import holdfast.stock.SkuProfile;
import holdfast.stock.Stock;
import holdfast.stock.Windows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/** A snapshot as it is stored: lists instead of structures that share memory. */
record StoredStock(
    Optional<SkuProfile> profile,
    Map<LocationId, Shelf> shelves,
    List<Reservation> reservations,
    List<RecordedMovement> movements,
    SortedMap<Long, Finished> finished,
    Optional<StoredPeriod> period,
    Optional<SortedMap<RetailerId, SortedMap<Long, Long>>> sales,
    Optional<SortedMap<ReservationId, StoredReturns>> returns,
    Optional<StoredWindows> windows,
    long version) {

  /** What shops may show, by store and listing, and what they are to give up. */
  record StoredWindows(
      SortedMap<ChannelId, SortedMap<String, Showing>> showing,
      SortedMap<ReservationId, PullBack> pullBacks) {
    static StoredWindows of(Windows windows) {
      var showing = new TreeMap<ChannelId, SortedMap<String, Showing>>();
      windows
          .showing()
          .forEach(
              (window, known) ->
                  showing
                      .computeIfAbsent(window.store(), _ -> new TreeMap<>())
                      .put(window.listing(), known));
      return new StoredWindows(showing, windows.pullBacks());
    }

    Windows toWindows() {
      var known = new TreeMap<WindowId, Showing>();
      showing.forEach(
          (store, listings) ->
              listings.forEach((listing, of) -> known.put(new WindowId(store, listing), of)));
      return Windows.restore(known, pullBacks);
    }
  }

  /** What is on its way back of a reservation. */
  record StoredReturns(int cancelled, SortedMap<String, ExpectedReturns.Announced> announced) {
    static SortedMap<ReservationId, StoredReturns> of(ExpectedReturns returns) {
      var stored = new TreeMap<ReservationId, StoredReturns>();
      returns
          .byReservation()
          .forEach((id, of) -> stored.put(id, new StoredReturns(of.cancelled(), of.announced())));
      return stored;
    }

    static ExpectedReturns toReturns(Map<ReservationId, StoredReturns> stored) {
      var returns = new TreeMap<ReservationId, ExpectedReturns.OfReservation>();
      stored.forEach(
          (id, of) ->
              returns.put(
                  id,
                  new ExpectedReturns.OfReservation(
                      of.cancelled(), TreePMap.from(of.announced()))));
      return ExpectedReturns.restore(returns);
    }
  }

  /** What was taken in the allocation period; absent as long as there is nothing to say. */
  record StoredPeriod(
      long number,
      Instant startedAt,
      long policyVersion,
      long fingerprint,
      long ownTaken,
      SortedMap<RetailerId, Pool.Demand> retailers,
      List<RebalanceId> wishes) {
    static StoredPeriod of(Period period) {
      return new StoredPeriod(
          period.number(),
          period.startedAt(),
          period.policyVersion(),
          period.fingerprint(),
          period.ownTaken(),
          new TreeMap<>(period.retailers()),
          period.wishes());
    }

    Period toPeriod() {
      return Period.restore(
          number, startedAt, policyVersion, fingerprint, ownTaken, retailers, wishes);
    }
  }

  static StoredStock of(Stock stock) {
    return new StoredStock(
        stock.profile(),
        stock.shelves().byLocation(),
        List.copyOf(stock.reservations().byId().values()),
        List.copyOf(stock.movements().values()),
        stock.finished(),
        Optional.of(stock.period()).filter(it -> !it.equals(Period.FIRST)).map(StoredPeriod::of),
        Optional.of(stock.sales()).filter(it -> !it.equals(Sales.NONE)).map(StoredStock::byDay),
        Optional.of(stock.returns())
            .filter(it -> !it.equals(ExpectedReturns.NONE))
            .map(StoredReturns::of),
        Optional.of(stock.windows()).filter(it -> !it.equals(Windows.NONE)).map(StoredWindows::of),
        stock.version());
  }

  Stock toStock() {
    return Stock.restore(
        profile,
        shelves,
        reservations,
        movements,
        finished,
        period.map(StoredPeriod::toPeriod).orElse(Period.FIRST),
        sales.map(Sales::restore).orElse(Sales.NONE),
        returns.map(StoredReturns::toReturns).orElse(ExpectedReturns.NONE),
        windows.map(StoredWindows::toWindows).orElse(Windows.NONE),
        version);
  }

  private static SortedMap<RetailerId, SortedMap<Long, Long>> byDay(Sales sales) {
    return new TreeMap<>(sales.byRetailer());
  }
}
