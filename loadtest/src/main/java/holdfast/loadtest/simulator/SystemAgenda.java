package holdfast.loadtest.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The clock on the wall; each task on a virtual thread of its own. */
public final class SystemAgenda implements Agenda, AutoCloseable {
  private final Clock clock = Clock.systemUTC();
  private final ScheduledThreadPoolExecutor timer;

  public SystemAgenda() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("simulator-timer").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public void after(Duration delay, Runnable task) {
    Runnable start = () -> Thread.startVirtualThread(task);
    if (delay.isPositive()) {
      var _ = timer.schedule(start, delay.toNanos(), TimeUnit.NANOSECONDS);
    } else if (!timer.isShutdown()) {
      start.run();
    }
  }

  /** What was to be done later is not done. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
