package holdfast.loadtest.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the units stood between the retailers at each version, as far as the grants tell: one whose
 * version nobody was told may stand before or after any other.
 */
final class Shares {
  /**
   * The grants of one retailer.
   *
   * @param versions of those that stated theirs, ascending
   * @param unplaced how many did not
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Share(long[] versions, long unplaced) {
    long certain(long version) {
      return RefusalRules.upTo(versions, version);
    }

    long possible(long version) {
      return certain(version) + unplaced;
    }
  }

  private final long stock;
  private final long floor;
  private final Map<String, Share> shares = new LinkedHashMap<>();

  private Shares(long stock, long floor) {
    this.stock = stock;
    this.floor = floor;
  }

  static Shares of(RetailerHistory history, List<Grant> grants) {
    Shares shares = new Shares(history.stock(), history.floor());
    for (String retailer : history.retailers()) {
      List<Grant> own =
          grants.stream().filter(g -> history.retailer(g.id()).equals(retailer)).toList();
      long[] versions = own.stream().flatMapToLong(g -> g.version().stream()).sorted().toArray();
      shares.shares.put(retailer, new Share(versions, own.size() - versions.length));
    }
    return shares;
  }

  /** How many units the retailer was granted in all. */
  long granted(String retailer) {
    Share share = shares.get(retailer);
    return share == null ? 0 : share.possible(Long.MAX_VALUE);
  }

  /** The fewest units that can have been free for the retailer after this version. */
  long freeMin(String retailer, long version) {
    long free = stock;
    for (Map.Entry<String, Share> entry : shares.entrySet()) {
      Share share = entry.getValue();
      free -= share.possible(version);
      if (!entry.getKey().equals(retailer)) {
        free -= Math.max(0, floor - share.certain(version));
      }
    }
    return free;
  }

  /** The most units that can have been free for the retailer after this version. */
  long freeMax(String retailer, long version) {
    long free = stock;
    for (Map.Entry<String, Share> entry : shares.entrySet()) {
      Share share = entry.getValue();
      free -= share.certain(version);
      if (!entry.getKey().equals(retailer)) {
        free -= Math.max(0, floor - share.possible(version));
      }
    }
    return free;
  }
}
