package holdfast.loadtest.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last changes of all shops, so that a harness can measure how fast numbers spread. */
public final class Changes {
  private final @Nullable Change[] ring;
  private long last;

  /** Keeps the last {@code capacity} changes. */
  public Changes(int capacity) {
    ring = new Change[capacity];
  }

  synchronized Change add(
      String shop, Shelf shelf, long before, long after, Cause cause, Instant at) {
    last++;
    var change = new Change(last, shop, shelf, before, after, cause, at);
    ring[slot(last)] = change;
    return change;
  }

  /** The changes after this number that are still known, oldest first, {@code max} at most. */
  public synchronized List<Change> after(long number, int max) {
    var found = new ArrayList<Change>();
    for (long n = Math.max(number + 1, oldest()); n <= last && found.size() < max; n++) {
      Change change = ring[slot(n)];
      if (change != null) {
        found.add(change);
      }
    }
    return found;
  }

  /** Whether changes after this number are no longer known. */
  public synchronized boolean lostSince(long number) {
    return number + 1 < oldest();
  }

  private long oldest() {
    return Math.max(1, last - ring.length + 1);
  }

  private int slot(long number) {
    return (int) (number % ring.length);
  }
}
