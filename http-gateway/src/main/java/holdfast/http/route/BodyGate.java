package holdfast.http.route;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets in bodies of any form, within bounds: of each one's size and time, and of how much of them
 * is in memory at once. Thread-safe.
 */
public final class BodyGate {
  private final int sizeMax;
  private final long inFlightMax;
  private final Duration within;
  private final AtomicLong inFlight = new AtomicLong();

  /**
   * A gate that nobody has passed yet.
   *
   * @param sizeMax bytes of one body
   * @param inFlightMax bytes of all bodies whose calls are under way
   * @param within how long one may take to arrive
   */
  public BodyGate(int sizeMax, long inFlightMax, Duration within) {
    this.sizeMax = sizeMax;
    this.inFlightMax = inFlightMax;
    this.within = within;
  }

  int sizeMax() {
    return sizeMax;
  }

  Duration within() {
    return within;
  }

  /** Makes room for so many bytes; false when there is none. */
  boolean enter(long size) {
    if (inFlight.addAndGet(size) <= inFlightMax) {
      return true;
    }
    leave(size);
    return false;
  }

  /** Gives the room back. */
  void leave(long size) {
    inFlight.addAndGet(-size);
  }
}
