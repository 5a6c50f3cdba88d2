package holdfast.publish;

import holdfast.catalog.Parked;
import holdfast.shop.Level;
import java.time.Duration;
import java.util.Map;

/** What became of a {@link Push}. */
public sealed interface PushAnswer {
  /**
   * The store has answered, for each line by itself.
   *
   * @param lines by the listing's id; each line of the push has one
   * @param rest how long the store's budget wants it to be left alone before the next call
   */
  record Answered(Map<String, OfLine> lines, Duration rest) implements PushAnswer {
    /** Keeps its own copy. */
    public Answered {
      lines = Map.copyOf(lines);
    }
  }

  /** Nothing was carried out: the store is busy. To be sent again, as it is, after a while. */
  record Throttled(Duration pause) implements PushAnswer {}

  /** Surely nothing arrived: the store can't be reached. */
  record Unsent(String why) implements PushAnswer {}

  /** Nobody knows what was carried out: to be sent again, as it is. */
  record Unknown(String why) implements PushAnswer {}

  /** Surely nothing was carried out, and the same won't be: what is wrong is on our side. */
  record Rejected(String why) implements PushAnswer {}

  /** The store lets nobody in: it must be left alone until a person has mended that. */
  record Closed(ClosedFor reason, String why) implements PushAnswer {}

  /** What became of one line. */
  sealed interface OfLine {
    /**
     * The store shows it, by its own word.
     *
     * @param level the number, and the moment by the store's clock
     */
    record Shown(Level level) implements OfLine {}

    /** Not carried out: the store shows another number than the baseline. */
    record Moved() implements OfLine {}

    /** Not carried out, and it must not be tried again before a person has mended the listing. */
    record Unfit(Parked reason, String why) implements OfLine {}

    /** Not carried out for another reason; to be tried again under a new key. */
    record Failed(String why) implements OfLine {}
  }
}
