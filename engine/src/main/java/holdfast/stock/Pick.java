package holdfast.stock;

import holdfast.catalog.LocationId;
import java.util.ArrayList;
import java.util.List;

/**
 * Units of a reservation at one location.
 *
 * @param quantity units taken there
 * @param shipped how many of them have left
 */
public record Pick(LocationId location, int quantity, int shipped) {
  /** Units of which none has left. */
  public static Pick of(LocationId location, int quantity) {
    return new Pick(location, quantity, 0);
  }

  Pick shipping(int units) {
    return new Pick(location, quantity, shipped + units);
  }

  /** The same with units that were taken elsewhere at first, or that are taken elsewhere now. */
  Pick with(int units) {
    return new Pick(location, quantity + units, shipped);
  }

  /** All units of {@code picks}. */
  static int units(List<Pick> picks) {
    int sum = 0; // Asked with each grant; a stream would take as long as the rest of the counting.
    for (var pick : picks) {
      sum += pick.quantity();
    }
    return sum;
  }

  /** Both, with one pick a location. */
  static List<Pick> joined(List<Pick> picks, List<Pick> more) {
    var joined = new ArrayList<>(picks);
    for (var added : more) {
      var place = 0;
      while (place < joined.size() && !joined.get(place).location().equals(added.location())) {
        place++;
      }
      if (place == joined.size()) {
        joined.add(added);
      } else {
        joined.set(place, joined.get(place).with(added.quantity()));
      }
    }
    return List.copyOf(joined);
  }

  /**
   * Without {@code surplus} units, as far as they have not left: those of the least preferred
   * location, which is the last, first.
   */
  static List<Pick> givingBack(List<Pick> picks, int surplus) {
    var kept = new ArrayList<>(picks);
    var left = surplus;
    for (int i = kept.size() - 1; i >= 0 && left > 0; i--) {
      var back = Math.min(left, kept.get(i).unshipped());
      kept.set(i, kept.get(i).with(-back));
      left -= back;
    }
    kept.removeIf(pick -> pick.quantity() == 0);
    return List.copyOf(kept);
  }

  int unshipped() {
    return quantity - shipped;
  }
}
