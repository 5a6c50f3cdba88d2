package holdfast.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Puts every unit into one outlet at most. A taker gets what is kept for it and a part of what is
 * kept for nobody, in proportion to how much more it could take; among outlets of the same taker
 * its units are divided equally. The buffer, and what is kept for somebody without an outlet, stay
 * where they are.
 */
final class ExclusiveSplit {
  private ExclusiveSplit() {}

  /** Units of each outlet, in order; their sum is never more than what is grantable. */
  static long[] of(Division division, List<Outlet> outlets) {
    var byTaker = new LinkedHashMap<Taker, List<Integer>>();
    for (int i = 0; i < outlets.size(); i++) {
      byTaker.computeIfAbsent(outlets.get(i).taker(), _ -> new ArrayList<>()).add(i);
    }
    var takers = List.copyOf(byTaker.keySet());
    var kept = takers.stream().mapToLong(division::keptFor).toArray();
    var room = new long[kept.length];
    Arrays.setAll(room, i -> division.allowance(takers.get(i)).units() - kept[i]);
    var free = Guarantees.fit(room, new long[room.length], division.free());
    var units = new long[outlets.size()];
    for (int i = 0; i < kept.length; i++) {
      var own = byTaker.getOrDefault(takers.get(i), List.of());
      var weights = new long[own.size()];
      Arrays.fill(weights, 1);
      var parts = LargestRemainder.split(kept[i] + free[i], weights);
      for (int j = 0; j < parts.length; j++) {
        units[own.get(j)] = parts[j];
      }
    }
    return units;
  }
}
