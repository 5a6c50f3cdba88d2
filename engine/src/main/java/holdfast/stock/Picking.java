package holdfast.stock;

import holdfast.catalog.Catalog;
import holdfast.catalog.Delivery;
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

  /**
   * The units that are there to be divided: those at a factory only for who can have them, because
   * a floor that they fill could not be taken by anybody else.
   */
  static long pool(Shelves shelves, Delivery delivery, Catalog catalog) {
    long units = 0;
    for (var entry : shelves.byLocation().entrySet()) {
      if (catalog.isReady(entry.getKey())
          || catalog.hurdle(entry.getKey(), delivery) == Hurdle.NONE) {
        units += entry.getValue().available();
      }
    }
    return units;
  }

  static Choice choose(Shelves shelves, int quantity, Delivery delivery, Catalog catalog) {
    return delivery.fromOneLocation()
        ? fromOne(shelves, quantity, delivery, catalog)
        : fromSeveral(shelves, quantity, delivery, catalog);
  }

  private static Choice fromSeveral(
      Shelves shelves, int quantity, Delivery delivery, Catalog catalog) {
    var picks = upTo(shelves, quantity, delivery, catalog);
    return Pick.units(picks) == quantity
        ? new Found(picks)
        : shortage(shelves, quantity, delivery, catalog);
  }

  /** As many units as there are, {@code most} at most. */
  static List<Pick> upTo(Shelves shelves, int most, Delivery delivery, Catalog catalog) {
    var picks = new ArrayList<Pick>(1);
    var missing = most;
    for (var location : drawingOrder(shelves, catalog)) {
      var taken = Math.min(missing, shelves.at(location).available());
      if (taken > 0 && catalog.hurdle(location, delivery) == Hurdle.NONE) {
        picks.add(Pick.of(location, taken));
        missing -= taken;
      }
      if (missing == 0) {
        break;
      }
    }
    return List.copyOf(picks);
  }

  private static Choice fromOne(Shelves shelves, int quantity, Delivery delivery, Catalog catalog) {
    for (var location : drawingOrder(shelves, catalog)) {
      if (shelves.at(location).available() >= quantity
          && catalog.hurdle(location, delivery) == Hurdle.NONE) {
        return new Found(List.of(Pick.of(location, quantity)));
      }
    }
    return shortage(shelves, quantity, delivery, catalog);
  }

  private static Iterable<LocationId> drawingOrder(Shelves shelves, Catalog catalog) {
    var locations = shelves.byLocation().keySet();
    return locations.size() < 2
        ? locations
        : locations.stream().sorted(catalog.drawingOrder()).toList();
  }

  /**
   * The rule is the last hurdle that would have to go: when all units behind the ones before it are
   * too few, and those behind it are enough.
   */
  private static TooFew shortage(
      Shelves shelves, int quantity, Delivery delivery, Catalog catalog) {
    var behind = new EnumMap<Hurdle, Long>(Hurdle.class);
    for (var entry : shelves.byLocation().entrySet()) {
      var hurdle = catalog.hurdle(entry.getKey(), delivery);
      behind.merge(hurdle, (long) Math.max(0, entry.getValue().available()), Long::sum);
    }
    long eligible = behind.getOrDefault(Hurdle.NONE, 0L);
    if (eligible >= quantity) {
      var most = mostAtOne(shelves, delivery, catalog);
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

  private static long mostAtOne(Shelves shelves, Delivery delivery, Catalog catalog) {
    return shelves.byLocation().entrySet().stream()
        .filter(entry -> catalog.hurdle(entry.getKey(), delivery) == Hurdle.NONE)
        .mapToLong(entry -> entry.getValue().available())
        .max()
        .orElse(0);
  }
}
