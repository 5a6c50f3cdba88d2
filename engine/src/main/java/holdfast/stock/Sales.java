package holdfast.stock;

import holdfast.allocation.PolicyLayer;
import holdfast.catalog.RetailerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * Units that retailers have sold, day by day, for as long as a policy may look back. Immutable; its
 * size is bounded by that time and the number of retailers (I10).
 *
 * @param byRetailer units by day, counted in UTC since 1970
 */
public record Sales(PMap<RetailerId, TreePMap<Long, Long>> byRetailer) {
  /** Nobody has sold anything. */
  public static final Sales NONE = new Sales(HashTreePMap.empty());

  /** The sales that a snapshot describes. */
  public static Sales restore(Map<RetailerId, ? extends Map<Long, Long>> byRetailer) {
    PMap<RetailerId, TreePMap<Long, Long>> restored = HashTreePMap.empty();
    for (var retailer : byRetailer.entrySet()) {
      restored = restored.plus(retailer.getKey(), TreePMap.from(retailer.getValue()));
    }
    return new Sales(restored);
  }

  /** With more units sold; the own channels' sales have no part in any division. */
  Sales plus(Optional<RetailerId> retailer, long units, Instant at) {
    if (retailer.isEmpty()) {
      return this;
    }
    var today = day(at);
    var days = byRetailer.getOrDefault(retailer.get(), TreePMap.empty());
    var after = days.plus(today, days.getOrDefault(today, 0L) + units);
    while (after.firstKey() <= today - PolicyLayer.WINDOW_DAYS_MAX) {
      after = after.minusFirstEntry();
    }
    return new Sales(byRetailer.plus(retailer.get(), after));
  }

  /** Units that {@code retailer} sold on the last {@code days} days, of which {@code at} is one. */
  long within(RetailerId retailer, int days, Instant at) {
    return byRetailer
        .getOrDefault(retailer, TreePMap.empty())
        .tailMap(day(at) - days + 1)
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static long day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }
}
