package holdfast.publish;

import holdfast.shop.Level;
import java.time.Duration;
import java.util.Map;

/** What a store says that it shows. */
public sealed interface ReadAnswer {
  /**
   * The numbers.
   *
   * @param levels by the listing's id; of a listing that is missing here, the store has no number
   * @param rest how long the store's budget wants it to be left alone before the next call
   */
  record Levels(Map<String, Level> levels, Duration rest) implements ReadAnswer {
    /** Keeps its own copy. */
    public Levels {
      levels = Map.copyOf(levels);
    }
  }

  /** The store is busy. */
  record Throttled(Duration pause) implements ReadAnswer {}

  /** It did not answer, or not so that it could be understood. */
  record Failed(String why) implements ReadAnswer {}

  /** The store lets nobody in. */
  record Closed(ClosedFor reason, String why) implements ReadAnswer {}
}
