package holdfast.stock;

import holdfast.catalog.LocationId;
import java.util.ArrayList;
import java.util.List;

/**
 * The order said where a reservation's units come from; the warehouse decides where they really
 * leave. What is missing where they leave is taken over from the reservation's other picks.
 */
final class Relocation {
  private Relocation() {}

  /** Units committed at {@code location}, not yet shipped. */
  static int committed(List<Pick> picks, LocationId location) {
    return picks.stream()
        .filter(pick -> pick.location().equals(location))
        .mapToInt(Pick::unshipped)
        .sum();
  }

  /**
   * Most units that can leave {@code location}: those committed there, and others as far as free
   * units there can stand in for them; never those that are promised to somebody else (I1).
   */
  static int shippable(List<Pick> picks, LocationId location, Shelf shelf) {
    var here = committed(picks, location);
    var elsewhere = picks.stream().mapToInt(Pick::unshipped).sum() - here;
    return here + Math.min(elsewhere, shelf.available());
  }

  /**
   * The picks with at least {@code units} committed at {@code location}: the missing ones come from
   * the least preferred pick, which is the last. Where enough are committed nothing changes, so
   * that an event from before units could be taken over still means the same.
   */
  static List<Pick> committing(List<Pick> picks, LocationId location, int units) {
    var missing = units - committed(picks, location);
    if (missing <= 0) {
      return picks;
    }
    var after = new ArrayList<>(picks);
    var moved = 0;
    for (int i = after.size() - 1; i >= 0; i--) {
      var pick = after.get(i);
      if (!pick.location().equals(location)) {
        var taken = Math.min(missing - moved, pick.unshipped());
        after.set(i, pick.with(-taken));
        moved += taken;
      }
    }
    return adding(after, location, moved);
  }

  private static List<Pick> adding(List<Pick> picks, LocationId location, int units) {
    if (picks.stream().noneMatch(pick -> pick.location().equals(location))) {
      picks.add(Pick.of(location, 0));
    }
    return picks.stream()
        .map(pick -> pick.location().equals(location) ? pick.with(units) : pick)
        .filter(pick -> pick.quantity() > 0)
        .toList();
  }
}
