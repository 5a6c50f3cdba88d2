package holdfast.loadtest.simulator;

import java.time.Duration;
import java.time.InstantSource;

/** The time, and what is to be done later; by hand in tests. */
public interface Agenda extends InstantSource {
  /** Runs {@code task} once, not on the caller's thread, when {@code delay} has passed. */
  void after(Duration delay, Runnable task);
}
