package holdfast.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * By how much one change of an order lowers the number that its own shop shows.
 *
 * @param at by the shop's clock
 * @param units below 0 when the shop raises its number again
 */
public record OwnSale(Instant at, int units) {
  /**
   * Added to others, in an order of their own, so that it is the same whichever came first.
   *
   * @param most of them; beyond that the two oldest become one
   */
  List<OwnSale> among(List<OwnSale> others, int most) {
    var all = new ArrayList<>(others);
    all.add(this);
    all.sort(Comparator.comparing(OwnSale::at).thenComparingInt(OwnSale::units));
    if (all.size() > most) {
      var oldest = all.removeFirst();
      all.set(0, new OwnSale(all.getFirst().at(), oldest.units() + all.getFirst().units()));
    }
    return all;
  }
}
