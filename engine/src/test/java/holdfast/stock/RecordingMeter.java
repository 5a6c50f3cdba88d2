package holdfast.stock;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a meter is told. */
final class RecordingMeter implements SkuMeter {
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicLong oversold = new AtomicLong();

  @Override
  public void flushed(int commands, Duration journalTime) {
    batches.add(commands);
  }

  @Override
  public void journalFailed() {
    failures.incrementAndGet();
  }

  @Override
  public void queued(int change) {
    queued.addAndGet(change);
  }

  @Override
  public void oversold(long units) {
    oversold.addAndGet(units);
  }

  long oversold() {
    return oversold.get();
  }

  /** How many commands each batch had. */
  List<Integer> batches() {
    return batches;
  }

  int failures() {
    return failures.get();
  }

  int queued() {
    return queued.get();
  }
}
