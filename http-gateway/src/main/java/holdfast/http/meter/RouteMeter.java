package holdfast.http.meter;

import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/** The latencies of one route, by class of status. A class that never happened is not shown. */
public final class RouteMeter {
  private static final int CLASSES = 5;

  private final AtomicReferenceArray<Timer> byClass = new AtomicReferenceArray<>(CLASSES + 1);
  private final IntFunction<Timer> timer;

  /** Asks {@code timer} once for the timer of each class that happens. */
  RouteMeter(IntFunction<Timer> timer) {
    this.timer = timer;
  }

  /** Records one answer with this status after so many nanoseconds. */
  public void answered(int status, long nanos) {
    ofClass(Math.clamp(status / 100, 1, CLASSES)).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer ofClass(int statusClass) {
    var known = byClass.get(statusClass);
    if (known != null) {
      return known;
    }
    // Two threads may both come here; the registry gives them the same timer.
    var found = timer.apply(statusClass);
    byClass.set(statusClass, found);
    return found;
  }
}
