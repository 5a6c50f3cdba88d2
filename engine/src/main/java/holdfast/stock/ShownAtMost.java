package holdfast.stock;

import holdfast.catalog.WindowId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The most that shops may be showing of a guarded SKU right now, as far as it knows: what they
 * confirmed, and what is on its way to them.
 *
 * @param units over all windows, also those whose listing is parked or gone
 * @param windows of each; of one that has said nothing yet, what it should show
 */
public record ShownAtMost(long units, Map<WindowId, Long> windows) {
  /** Keeps its own copy, in order. */
  public ShownAtMost {
    windows = Collections.unmodifiableMap(new TreeMap<>(windows));
  }

  static ShownAtMost of(Targets targets, Windows known) {
    var windows = new TreeMap<WindowId, Long>();
    targets.places().forEach((window, place) -> windows.put(window, place.units()));
    known.showing().forEach((window, showing) -> windows.put(window, showing.standing()));
    return new ShownAtMost(targets.standing(known), windows);
  }
}
