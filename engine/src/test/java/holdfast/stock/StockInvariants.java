package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Pool;
import holdfast.catalog.LocationId;
import holdfast.catalog.RetailerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What must be true of every state, whatever led to it. Counts everything anew from the
 * reservations, so that no running total can drift unseen.
 */
final class StockInvariants {
  private StockInvariants() {}

  static void check(Stock stock) {
    var reservations = stock.reservations().byId().values();
    var held = sums(reservations, Reservation.Status.HELD, Pick::quantity);
    var committed = sums(reservations, Reservation.Status.CONFIRMED, Pick::unshipped);
    stock
        .shelves()
        .byLocation()
        .forEach(
            (location, shelf) -> {
              assertThat(shelf.held())
                  .as("held at %s is the sum over held reservations", location)
                  .isEqualTo(held.getOrDefault(location, 0));
              assertThat(shelf.committed())
                  .as("committed at %s is the sum over unshipped picks", location)
                  .isEqualTo(committed.getOrDefault(location, 0));
              assertThat(shelf.onHand()).as("on hand at %s", location).isNotNegative();
            });
    assertThat(stock.shelves().byLocation().keySet())
        .as("every unit that is promised lies on some shelf")
        .containsAll(held.keySet())
        .containsAll(committed.keySet());
    checkIndexes(stock.reservations());
    checkPeriod(stock);
  }

  /** What is held or committed was taken; what was shipped and forgotten still counts. */
  private static void checkPeriod(Stock stock) {
    var period = stock.period();
    var live = new HashMap<Optional<RetailerId>, Long>();
    stock.reservations().byId().values().stream()
        .filter(reservation -> reservation.period() == period.number())
        .filter(
            reservation ->
                reservation.status() == Reservation.Status.HELD
                    || reservation.status() == Reservation.Status.CONFIRMED)
        .forEach(
            reservation ->
                live.merge(
                    reservation.retailer(),
                    (long)
                        reservation
                            .sale()
                            .map(ReportedSale::counted)
                            .orElse(reservation.quantity()),
                    Long::sum));
    live.forEach(
        (retailer, units) -> {
          if (retailer.isPresent() || period.number() > 0) {
            assertThat(taken(period, retailer))
                .as("taken by %s", retailer)
                .isGreaterThanOrEqualTo(units);
          }
        });
  }

  static long taken(Period period, Optional<RetailerId> retailer) {
    return retailer
        .map(id -> period.retailers().getOrDefault(id, Pool.Demand.NONE).taken())
        .orElse(period.ownTaken());
  }

  /** Units in are units out and units here (I4): what moved is what lies on the shelves. */
  static void checkConservation(Stock stock, Stream<StockEvent> history) {
    var moved = new HashMap<LocationId, Movement.ShelfChange>();
    history
        .filter(StockEvent.Moved.class::isInstance)
        .flatMap(event -> ((StockEvent.Moved) event).changes().stream())
        .forEach(change -> moved.merge(change.location(), change, StockInvariants::plus));
    assertThat(stock.shelves().byLocation()).containsOnlyKeys(moved.keySet());
    moved.forEach(
        (location, sum) -> {
          assertThat(stock.shelf(location).onHand())
              .as("on hand at %s is the sum of all movements", location)
              .isEqualTo(sum.onHand());
          assertThat(stock.shelf(location).damaged())
              .as("damaged at %s is the sum of all movements", location)
              .isEqualTo(sum.damaged());
          assertThat(stock.shelf(location).quarantined())
              .as("quarantined at %s is the sum of all movements", location)
              .isEqualTo(sum.quarantined());
        });
  }

  private static Movement.ShelfChange plus(Movement.ShelfChange one, Movement.ShelfChange other) {
    return new Movement.ShelfChange(
        one.location(),
        one.onHand() + other.onHand(),
        one.damaged() + other.damaged(),
        one.quarantined() + other.quarantined());
  }

  private static void checkIndexes(Reservations reservations) {
    var deadlines = new TreeSet<Deadline>();
    var open = 0;
    for (var reservation : reservations.byId().values()) {
      if (reservation.status() == Reservation.Status.HELD && !reservation.isPinned()) {
        deadlines.add(new Deadline(reservation.expiresAt(), reservation.id()));
      }
      open += reservation.endedAt().isEmpty() ? 1 : 0;
      checkPicks(reservation);
    }
    assertThat(reservations.deadlines())
        .as("the deadlines are those of the held reservations that are not pinned")
        .containsExactlyElementsOf(deadlines);
    assertThat(reservations.open()).as("open reservations").isEqualTo(open);
    checkDebts(reservations);
  }

  private static void checkDebts(Reservations reservations) {
    var missing = new ArrayList<ReservationId>();
    var borrowing = new ArrayList<ReservationId>();
    long oversold = 0;
    long borrowed = 0;
    for (var reservation : reservations.byId().values()) {
      oversold += reservation.oversold();
      borrowed += reservation.borrowed();
      if (reservation.oversold() > 0) {
        missing.add(reservation.id());
        assertThat(reservation.endedAt()).as("end of the oversold %s", reservation.id()).isEmpty();
      }
      if (reservation.borrowed() > 0) {
        borrowing.add(reservation.id());
      }
    }
    var debts = reservations.debts();
    assertThat(debts.oversells())
        .extracting(Debts.Claim::sale)
        .containsExactlyInAnyOrderElementsOf(missing);
    assertThat(debts.loans())
        .extracting(Debts.Claim::sale)
        .containsExactlyInAnyOrderElementsOf(borrowing);
    assertThat(debts.oversold()).as("oversold units").isEqualTo(oversold);
    assertThat(debts.borrowed()).as("borrowed units").isEqualTo(borrowed);
  }

  private static void checkPicks(Reservation reservation) {
    if (reservation.sale().isPresent()) {
      checkSale(reservation, reservation.sale().get());
    } else if (!reservation.wasHandedOver()) {
      assertThat(reservation.picks()).as("picks of %s", reservation.id()).isNotEmpty();
      assertThat(reservation.quantity())
          .as("%s never has more than was asked for", reservation.id())
          .isLessThanOrEqualTo(reservation.request().quantity());
    }
    assertThat(reservation.picks())
        .as("picks of %s", reservation.id())
        .allMatch(pick -> pick.quantity() > 0 && pick.shipped() >= 0 && pick.unshipped() >= 0)
        .extracting(Pick::location)
        .doesNotHaveDuplicates();
    assertThat(reservation.returned())
        .as("%s never has more back than was shipped", reservation.id())
        .isLessThanOrEqualTo(reservation.shipped());
  }

  /** What was sold has a unit or is oversold; what has left can't be taken back. */
  private static void checkSale(Reservation reservation, ReportedSale sale) {
    assertThat(reservation.quantity() + reservation.oversold())
        .as("units of %s", reservation)
        .isEqualTo(Math.max(sale.quantity(), reservation.shipped()));
    assertThat(sale.borrowed())
        .as("borrowed by %s", reservation)
        .isBetween(0, reservation.quantity());
    assertThat(sale.counted())
        .as("counted of %s", reservation)
        .isBetween(0, reservation.quantity());
  }

  private static Map<LocationId, Integer> sums(
      Collection<Reservation> reservations, Reservation.Status status, ToIntFunction<Pick> units) {
    var sums = new HashMap<LocationId, Integer>();
    for (var reservation : reservations) {
      if (reservation.status() == status) {
        reservation
            .picks()
            .forEach(pick -> sums.merge(pick.location(), units.applyAsInt(pick), Integer::sum));
      }
    }
    return sums;
  }
}
