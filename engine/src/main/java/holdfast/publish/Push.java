package holdfast.publish;

import holdfast.catalog.Listing;
import java.util.List;
import java.util.Optional;

/**
 * Numbers that a store is told in one call.
 *
 * @param key names this intention, a UUID: the same push sent again has the same key and the same
 *     lines, so that a platform that knows keys carries it out once
 * @param lines at least one, each of another number
 */
public record Push(String key, List<Line> lines) {
  /** Keeps its own copy. */
  public Push {
    lines = List.copyOf(lines);
  }

  /**
   * One number.
   *
   * @param units what the store is to show
   * @param baseline what it shows before as far as is known; without it, it is told in any case
   */
  public record Line(Listing listing, long units, Optional<Long> baseline) {}
}
