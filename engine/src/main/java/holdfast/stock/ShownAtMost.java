package holdfast.stock;

import holdfast.catalog.WindowId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The most that shops may be showing of a guarded SKU right now, as far as it knows: what they
 * confirmed, and what is on its way to them.
 *
 * @param units over all windows, also those whose listing is parked or gone
 * @param windows each, in order of their ids
 */
public record ShownAtMost(long units, List<OfWindow> windows) {
  /** Keeps its own copy. */
  public ShownAtMost {
    windows = List.copyOf(windows);
  }

  /**
   * The most that one window may show.
   *
   * @param units of one that has said nothing yet, what it should show
   */
  public record OfWindow(WindowId window, long units) {}

  static ShownAtMost of(Targets targets, Windows known) {
    var units = new TreeMap<WindowId, Long>();
    targets.places().forEach((window, place) -> units.put(window, place.units()));
    known.showing().forEach((window, showing) -> units.put(window, showing.standing()));
    var windows = new ArrayList<OfWindow>();
    units.forEach((window, most) -> windows.add(new OfWindow(window, most)));
    return new ShownAtMost(targets.standing(known), windows);
  }
}
