package holdfast.persistence.sync;

import holdfast.persistence.database.StorageException;
import holdfast.persistence.intake.DeliveryIds;
import holdfast.publish.SyncMeter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes exchanges behind those who had them, on one thread of its own: whatever comes while a
 * transaction is under way goes into the next one. Bounded: beyond that exchanges are dropped, and
 * counted. While the database is away they wait.
 */
final class ExchangeWriter implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeWriter.class);

  private static final int ENTRIES_PER_COMMIT = 256;
  private static final int SIZE_PER_COMMIT = 4 * 1024 * 1024;
  private static final long PAUSE_MILLIS = 1_000;
  private static final long STOP_MILLIS = 5_000;
  private static final int WHY_MAX = 300;
  private static final long TELL_NANOS = Duration.ofMinutes(1).toNanos();

  private final ExchangeRows rows;
  private final SyncLogSettings settings;
  private final SyncMeter meter;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final DeliveryIds ids = new DeliveryIds();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private long sizeWaiting;
  private boolean isClosed;
  private long untold;
  private long toldAt = System.nanoTime() - TELL_NANOS;

  ExchangeWriter(ExchangeRows rows, SyncLogSettings settings, SyncMeter meter) {
    this.rows = rows;
    this.settings = settings;
    this.meter = meter;
    this.thread = Thread.ofPlatform().name("holdfast-sync-log").daemon().unstarted(this);
  }

  /** An entry in the queue. */
  record Waiting(String id, Entry entry) {}

  void start() {
    thread.start();
  }

  /** Returns at once. */
  void write(Entry entry) {
    if (!enqueue(entry)) {
      drop(1);
    }
  }

  private synchronized boolean enqueue(Entry entry) {
    if (isClosed
        || queue.size() >= settings.waitingMax()
        || sizeWaiting + entry.size() > settings.waitingSizeMax()) {
      return false;
    }
    sizeWaiting += entry.size();
    queue.add(new Waiting(ids.next(entry.endedAt()), entry));
    notifyAll();
    return true;
  }

  private void drop(int exchanges) {
    meter.dropped(exchanges);
    var count = untold(exchanges);
    if (count > 0) {
      LOG.warn("{} exchanges with stores are missing in the sync log: too many at once", count);
    }
  }

  /** How many to tell of now: seldom any, so that the log is not flooded, too. */
  private synchronized long untold(int exchanges) {
    untold += exchanges;
    var now = System.nanoTime();
    if (now - toldAt < TELL_NANOS) {
      return 0;
    }
    toldAt = now;
    var count = untold;
    untold = 0;
    return count;
  }

  @Override
  public void run() {
    try {
      for (var batch = take(); !batch.isEmpty(); batch = take()) {
        write(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes into the next transaction; nothing when the writer is closed and all is written. */
  private synchronized List<Waiting> take() throws InterruptedException {
    while (queue.isEmpty() && !isClosed) {
      wait();
    }
    var batch = new ArrayList<Waiting>();
    var size = 0L;
    while (!queue.isEmpty() && batch.size() < ENTRIES_PER_COMMIT && size < SIZE_PER_COMMIT) {
      var waiting = queue.remove();
      size += waiting.entry().size();
      batch.add(waiting);
    }
    sizeWaiting -= size;
    return batch;
  }

  /** Tries until it is done with the batch, or the end has come. */
  private void write(List<Waiting> batch) throws InterruptedException {
    while (!isDone(batch)) {
      if (closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        drop(batch.size());
        return;
      }
    }
  }

  /** One that the database does not take must not take the others with it. */
  private boolean isDone(List<Waiting> batch) throws InterruptedException {
    try {
      rows.write(batch);
    } catch (RuntimeException e) {
      if (!StorageException.isAboutOneRow(e)) {
        LOG.warn("{} exchanges can't be logged, will try again: {}", batch.size(), why(e));
        return false;
      }
      if (batch.size() == 1) {
        LOG.warn("an exchange can't be logged: {}", why(e));
        meter.dropped(1);
        return true;
      }
      for (var waiting : batch) {
        write(List.of(waiting));
      }
    }
    return true;
  }

  /** PostgreSQL repeats the whole row. */
  private static String why(RuntimeException failure) {
    return Entry.cut(String.valueOf(failure.getMessage()), WHY_MAX);
  }

  /** Writes what waits, if the database takes it, then stops. */
  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    closing.countDown();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
