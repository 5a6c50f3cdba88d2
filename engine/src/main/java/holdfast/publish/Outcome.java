package holdfast.publish;

import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.shop.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a push.
 *
 * @param lines by listing
 * @param word what it was, for the meters
 * @param why if something went wrong
 * @param changed by listing, to be stored when all that follows is done
 */
record Outcome(
    Push push,
    Map<String, Line> lines,
    Word word,
    Optional<String> why,
    Map<String, ListingNumber> changed,
    Optional<Closure> closure) {
  Outcome {
    lines = Map.copyOf(lines);
    changed = Map.copyOf(changed);
  }

  /** What follows for one listing. */
  sealed interface Line {
    /**
     * The store shows it.
     *
     * @param target that was told
     * @param latency from the nudge
     */
    record Shown(Listing listing, ListingNumber.Target target, Level level, Duration latency)
        implements Line {}

    /** It has to be left alone. */
    record Unfit(Listing listing, Parked reason, String why) implements Line {}

    /** The store shows another number than was thought. */
    record Moved() implements Line {}

    /** It did not work. */
    record Failed() implements Line {}
  }

  /** The names are part of the metrics. */
  enum Word {
    ANSWERED,
    THROTTLED,
    UNSENT,
    UNKNOWN,
    REJECTED,
    CLOSED
  }

  List<Line.Shown> shown() {
    return lines.values().stream()
        .filter(Line.Shown.class::isInstance)
        .map(Line.Shown.class::cast)
        .toList();
  }

  List<Line.Unfit> unfit() {
    return lines.values().stream()
        .filter(Line.Unfit.class::isInstance)
        .map(Line.Unfit.class::cast)
        .toList();
  }

  boolean hasMoved() {
    return lines.values().stream().anyMatch(Line.Moved.class::isInstance);
  }
}
