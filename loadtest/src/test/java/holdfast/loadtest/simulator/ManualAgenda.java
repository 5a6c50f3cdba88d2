package holdfast.loadtest.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A time that passes when a test says so. What is due at once runs at once, on a thread of its own
 * as in life.
 */
public final class ManualAgenda implements Agenda {
  private record Due(Instant at, long number, Runnable task) {}

  private final PriorityQueue<Due> later =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
  private Instant now;
  private long count;

  public ManualAgenda(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    if (delay.isPositive()) {
      later.add(new Due(now.plus(delay), count++, task));
    } else {
      Thread.startVirtualThread(task);
    }
  }

  /** Lets time pass, and runs what falls due, in order, on the caller's thread. */
  public void pass(Duration time) {
    for (Runnable task : due(time)) {
      task.run();
    }
  }

  /** How many tasks wait for their time. */
  public synchronized int waiting() {
    return later.size();
  }

  private synchronized List<Runnable> due(Duration time) {
    now = now.plus(time);
    var tasks = new ArrayList<Runnable>();
    for (Due next = later.peek(); next != null && !next.at().isAfter(now); next = later.peek()) {
      later.remove(next);
      tasks.add(next.task());
    }
    return tasks;
  }
}
