package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The retailers between whom units are divided, and the units. Who takes part is said by the
 * policy; if it names nobody, everybody does. A retailer that was removed from the policy takes no
 * part: what it has taken is gone, and is not held against the others.
 *
 * @param units that are available to retailers now
 * @param minimumShare in percent, see {@link Policy}
 */
record Contest(List<Party> parties, long units, int minimumShare) {
  /** A retailer's terms and numbers. */
  record Party(RetailerTerms terms, long taken, long sold) {}

  static Contest of(Policy policy, Pool pool, long units) {
    var parties = new ArrayList<Party>();
    if (policy.retailers().isEmpty()) {
      pool.retailers().keySet().stream()
          .sorted()
          .map(RetailerTerms::none)
          .forEach(terms -> parties.add(party(terms, pool)));
    } else {
      policy.retailers().forEach(terms -> parties.add(party(terms, pool)));
    }
    return new Contest(parties, units, policy.minimumShare());
  }

  private static Party party(RetailerTerms terms, Pool pool) {
    var demand = pool.of(terms.retailer());
    return new Party(terms, demand.taken(), demand.sold());
  }

  /** The place of {@code retailer} in the order of the parties, or -1 if it takes no part. */
  int indexOf(RetailerId retailer) {
    for (int i = 0; i < parties.size(); i++) {
      if (parties.get(i).terms().retailer().equals(retailer)) {
        return i;
      }
    }
    return -1;
  }

  long taken(int party) {
    return parties.get(party).taken();
  }

  /** What there was to divide: units still available and units that the parties have taken. */
  long base() {
    long sum = units;
    for (var party : parties) {
      sum += party.taken();
    }
    return sum;
  }

  /** A number of each party, in order. */
  long[] each(ToLongFunction<Party> number) {
    return parties.stream().mapToLong(number).toArray();
  }
}
