package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds out how many units are shown that could be sold twice, of what all stores show. It is taken
 * for granted that a unit is there for a store alone as far as the other stores leave it, so a unit
 * in two windows is in the exposure of both stores, and once in the sum.
 */
final class Exposures {
  private final Map<SkuId, Shown> skus = new HashMap<>();

  /** What is shown of one SKU, by store. */
  private static final class Shown {
    private final Map<ChannelId, Long> byStore = new HashMap<>();
    private long available;
    private long sum;

    private long beyond() {
      return Math.max(0, sum - Math.max(0, available));
    }
  }

  /**
   * A store shows units, or may be showing them.
   *
   * @param available of the SKU; what was heard last counts
   */
  void add(ChannelId store, SkuId sku, long units, long available) {
    var shown = skus.computeIfAbsent(sku, _ -> new Shown());
    shown.byStore.merge(store, units, Long::sum);
    shown.sum += units;
    shown.available = available;
  }

  /** Of all SKUs: units that are shown beyond what is available. */
  long units() {
    return skus.values().stream().mapToLong(Shown::beyond).sum();
  }

  /** Of the stores that are exposed. */
  Map<ChannelId, Exposure> byStore(Instant now) {
    var exposures = new HashMap<ChannelId, Exposure>();
    for (var shown : skus.values()) {
      shown.byStore.forEach(
          (store, units) -> {
            var exposed = Math.min(units, shown.beyond());
            if (exposed > 0) {
              exposures.merge(
                  store,
                  new Exposure(exposed, 1, now),
                  (one, other) ->
                      new Exposure(
                          one.units() + other.units(), one.numbers() + other.numbers(), now));
            }
          });
    }
    return exposures;
  }
}
