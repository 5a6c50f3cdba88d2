package holdfast.http.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The threads that may wait for the database. Bounded, and so is its queue: beyond that a call
 * fails at once with {@link java.util.concurrent.RejectedExecutionException}. Its threads are never
 * interrupted, which would make H2 close its file.
 */
public final class BlockingWork implements Executor, AutoCloseable {
  private static final int QUEUE_MAX = 1_000;
  private static final Duration LAST_WORK_MAX = Duration.ofSeconds(5);

  private final ThreadPoolExecutor pool;

  /** As many threads as connections to the database can be of use. */
  public BlockingWork(int threads) {
    this(threads, QUEUE_MAX);
  }

  /** As many threads as are of use, and most work that may wait for one of them. */
  public BlockingWork(int threads, int queueMax) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(queueMax),
            Thread.ofPlatform().name("holdfast-blocking-", 0).daemon().factory());
  }

  /** Runs {@code work} on a thread that may wait. */
  public <T> CompletionStage<T> run(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, pool);
  }

  @Override
  public void execute(Runnable work) {
    pool.execute(work);
  }

  /** Lets what has begun finish. */
  @Override
  public void close() {
    pool.shutdown();
    try {
      pool.awaitTermination(LAST_WORK_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
