package holdfast.stock;

import holdfast.catalog.Hurdle;
import holdfast.catalog.LocationId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * Where a line's units come from: from the locations that can deliver it, in the catalog's order,
 * as many as possible from each.
 */
final class Picking {
  private Picking() {}

  /** The units' places, or why there are none. */
  sealed interface Choice {}

  /** All units, by location. */
  record Found(List<Pick> picks) implements Choice {}

  /** Not one unit. */
  record TooFew(Refusal refusal) implements Choice {}

  /** The units that are there to be divided, see {@link Reach#divides}. */
  static long pool(Shelves shelves, Reach reach) {
    long units = 0;
    for (var entry : shelves.byLocation().entrySet()) {
      if (reach.divides(entry.getKey())) {
        units += entry.getValue().available();
      }
    }
    return units;
  }

  static Choice choose(Shelves shelves, int quantity, Reach reach) {
    return reach.delivery().fromOneLocation()
        ? fromOne(shelves, quantity, reach)
        : fromSeveral(shelves, quantity, reach);
  }

  private static Choice fromSeveral(Shelves shelves, int quantity, Reach reach) {
    var picks = upTo(shelves, quantity, reach);
    return Pick.units(picks) == quantity ? new Found(picks) : shortage(shelves, quantity, reach);
  }

  /** As many units as there are, {@code most} at most. */
  static List<Pick> upTo(Shelves shelves, int most, Reach reach) {
    var picks = new ArrayList<Pick>(1);
    var missing = most;
    for (var location : drawingOrder(shelves, reach)) {
      var taken = Math.min(missing, shelves.at(location).available());
      if (taken > 0 && reach.canHave(location)) {
        picks.add(Pick.of(location, taken));
        missing -= taken;
      }
      if (missing == 0) {
        break;
      }
    }
    return List.copyOf(picks);
  }

  private static Choice fromOne(Shelves shelves, int quantity, Reach reach) {
    for (var location : drawingOrder(shelves, reach)) {
      if (shelves.at(location).available() >= quantity && reach.canHave(location)) {
        return new Found(List.of(Pick.of(location, quantity)));
      }
    }
    return shortage(shelves, quantity, reach);
  }

  private static Iterable<LocationId> drawingOrder(Shelves shelves, Reach reach) {
    var locations = shelves.byLocation().keySet();
    return locations.size() < 2
        ? locations
        : locations.stream().sorted(reach.drawingOrder()).toList();
  }

  /**
   * The rule is the last hurdle that would have to go: when all units behind the ones before it are
   * too few, and those behind it are enough.
   */
  private static TooFew shortage(Shelves shelves, int quantity, Reach reach) {
    var behind = new EnumMap<Hurdle, Long>(Hurdle.class);
    for (var entry : shelves.byLocation().entrySet()) {
      var hurdle = reach.hurdle(entry.getKey());
      behind.merge(hurdle, (long) Math.max(0, entry.getValue().available()), Long::sum);
    }
    long eligible = behind.getOrDefault(Hurdle.NONE, 0L);
    if (eligible >= quantity) {
      var most = mostAtOne(shelves, reach);
      return new TooFew(new Refusal.NotDeliverable(Hurdle.ONE_LOCATION, quantity, most));
    }
    long reached = 0;
    for (var entry : behind.entrySet()) {
      reached += entry.getValue();
      if (reached >= quantity) {
        return new TooFew(new Refusal.NotDeliverable(entry.getKey(), quantity, eligible));
      }
    }
    return new TooFew(new Refusal.InsufficientStock(quantity, eligible));
  }

  private static long mostAtOne(Shelves shelves, Reach reach) {
    return shelves.byLocation().entrySet().stream()
        .filter(entry -> reach.canHave(entry.getKey()))
        .mapToLong(entry -> entry.getValue().available())
        .max()
        .orElse(0);
  }
}
