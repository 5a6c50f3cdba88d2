package holdfast.stock;

import holdfast.allocation.Pool;
import holdfast.catalog.RetailerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What was taken since the allocation was last begun anew. Counts grants, wherever the units are by
 * now: shipping them changes nothing. Immutable; its size is that of the retailers (I10).
 *
 * @param number counts the periods; 0 lasts until a policy divides the SKU or somebody wishes for
 *     one
 * @param startedAt of no meaning in period 0
 * @param policyVersion of the book whose policy it began with
 * @param fingerprint of that policy: with another one, another period begins
 * @param ownTaken by the supplier's own channels; not counted in period 0, where it limits nobody
 * @param retailers those who took something, or had sold something when it began
 * @param wishes the last ones that were fulfilled, in this period and before it, oldest first
 */
public record Period(
    long number,
    Instant startedAt,
    long policyVersion,
    long fingerprint,
    long ownTaken,
    PMap<RetailerId, Pool.Demand> retailers,
    List<RebalanceId> wishes) {
  /** Most wishes that are remembered, to answer repeated ones. */
  public static final int WISHES_MAX = 16;

  /** The time before any other. */
  public static final Period FIRST =
      new Period(0, Instant.EPOCH, 0, 0, 0, HashTreePMap.empty(), List.of());

  /** The period that a snapshot describes. */
  public static Period restore(
      long number,
      Instant startedAt,
      long policyVersion,
      long fingerprint,
      long ownTaken,
      Map<RetailerId, Pool.Demand> retailers,
      List<RebalanceId> wishes) {
    return new Period(
        number,
        startedAt,
        policyVersion,
        fingerprint,
        ownTaken,
        HashTreePMap.from(retailers),
        wishes);
  }

  Period took(Optional<RetailerId> retailer, long units) {
    if (retailer.isPresent()) {
      var before = retailers.getOrDefault(retailer.get(), Pool.Demand.NONE);
      var after = new Pool.Demand(before.taken() + units, before.sold());
      return with(ownTaken, retailers.plus(retailer.get(), after));
    }
    return number == 0 ? this : with(ownTaken + units, retailers);
  }

  /** Units of a reservation are free again; if it was granted in an older period, nobody cares. */
  Period gaveBack(Reservation reservation, long units) {
    return reservation.period() == number && units != 0
        ? took(reservation.retailer(), -units)
        : this;
  }

  /** A sale has more units than it had, or fewer. */
  Period counting(Optional<Reservation> before, Reservation after) {
    if (after.period() != number) {
      return this;
    }
    var counted =
        before
            .filter(sale -> sale.period() == number)
            .flatMap(Reservation::sale)
            .map(ReportedSale::counted)
            .orElse(0);
    var more = after.sale().orElseThrow().counted() - counted;
    return more == 0 ? this : took(after.retailer(), more);
  }

  Period next(StockEvent.PeriodStarted event, Instant at) {
    PMap<RetailerId, Pool.Demand> demands = HashTreePMap.empty();
    for (var sold : event.sold().entrySet()) {
      demands = demands.plus(sold.getKey(), new Pool.Demand(0, sold.getValue()));
    }
    return new Period(
        number + 1,
        at,
        event.policyVersion(),
        event.fingerprint(),
        0,
        demands,
        event.wish().map(this::wishesWith).orElse(wishes));
  }

  private List<RebalanceId> wishesWith(RebalanceId wish) {
    var all = new ArrayList<>(wishes);
    all.add(wish);
    return List.copyOf(all.subList(Math.max(0, all.size() - WISHES_MAX), all.size()));
  }

  private Period with(long newOwnTaken, PMap<RetailerId, Pool.Demand> newRetailers) {
    return new Period(
        number, startedAt, policyVersion, fingerprint, newOwnTaken, newRetailers, wishes);
  }
}
