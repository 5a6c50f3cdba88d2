package holdfast.persistence.intake;

import holdfast.intake.Arrival;
import holdfast.intake.DeliveryInbox.Kept;
import holdfast.intake.Outcome;
import holdfast.persistence.database.StorageException;
import holdfast.persistence.intake.Write.Failed;
import holdfast.persistence.intake.Write.Keep;
import holdfast.persistence.intake.Write.Settle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens to deliveries, on one thread of its own: whatever comes while a transaction
 * is under way goes into the next one. Bounded: beyond that deliveries are refused at once.
 */
final class DeliveryWriter implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWriter.class);

  private static final int WRITES_PER_COMMIT = 256;
  private static final int SIZE_PER_COMMIT = 4 * 1024 * 1024;
  private static final long STOP_MILLIS = 5_000;

  private final DeliveryRows rows;
  private final InboxSettings settings;
  private final Thread thread;
  private final ArrayDeque<Write> queue = new ArrayDeque<>();
  private int keepsWaiting;
  private long sizeWaiting;
  private boolean isClosed;

  DeliveryWriter(DeliveryRows rows, InboxSettings settings) {
    this.rows = rows;
    this.settings = settings;
    this.thread = Thread.ofPlatform().name("holdfast-intake").daemon().unstarted(this);
  }

  void start() {
    thread.start();
  }

  CompletionStage<Kept> keep(Arrival arrival) {
    var write = new Keep(arrival, new CompletableFuture<>());
    if (!enqueue(write)) {
      return CompletableFuture.failedFuture(
          new RejectedExecutionException("too many deliveries wait to be kept"));
    }
    return write.done().orTimeout(settings.keepWithin().toMillis(), TimeUnit.MILLISECONDS);
  }

  CompletionStage<Void> settle(String id, Outcome outcome) {
    return write(new Settle(id, outcome, new CompletableFuture<>())).done();
  }

  CompletionStage<Void> failed(String id, int attempts, String why) {
    return write(new Failed(id, attempts, why, new CompletableFuture<>())).done();
  }

  private <W extends Write> W write(W write) {
    if (!enqueue(write)) {
      write.done().completeExceptionally(new RejectedExecutionException("the inbox is closed"));
    }
    return write;
  }

  /** Only deliveries are refused: the others are as few as are worked on at once. */
  private synchronized boolean enqueue(Write write) {
    if (isClosed) {
      return false;
    }
    if (write instanceof Keep) {
      if (keepsWaiting >= settings.waitingMax()
          || sizeWaiting + write.size() > settings.waitingSizeMax()) {
        return false;
      }
      keepsWaiting++;
      sizeWaiting += write.size();
    }
    queue.add(write);
    notifyAll();
    return true;
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
  private synchronized List<Write> take() throws InterruptedException {
    while (queue.isEmpty() && !isClosed) {
      wait();
    }
    var batch = new ArrayList<Write>();
    var size = 0L;
    while (!queue.isEmpty() && batch.size() < WRITES_PER_COMMIT && size < SIZE_PER_COMMIT) {
      var write = queue.remove();
      if (write instanceof Keep) {
        keepsWaiting--;
        sizeWaiting -= write.size();
      }
      size += write.size();
      batch.add(write);
    }
    return batch;
  }

  /** One that the database does not take must not take the others with it. */
  private void write(List<Write> batch) {
    try {
      rows.write(batch);
    } catch (RuntimeException e) {
      if (batch.size() > 1 && StorageException.isAboutOneRow(e)) {
        batch.forEach(write -> write(List.of(write)));
      } else {
        LOG.warn("{} changes of deliveries can't be written: {}", batch.size(), e.getMessage());
        batch.forEach(write -> write.done().completeExceptionally(e));
      }
    }
  }

  /** Writes what waits, then stops. */
  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
