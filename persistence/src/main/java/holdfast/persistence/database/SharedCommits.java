package holdfast.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has what several threads write at the same time committed together, since a commit costs as much
 * as many rows. The first one carries out what has come while the group before was under way, for
 * all who wait. When one of a group fails, each is carried out alone. Thread-safe.
 */
final class SharedCommits {
  private static final int GROUP_MAX = 64;

  private final Database database;
  private final ArrayDeque<Waiting<?>> queue = new ArrayDeque<>();
  private boolean isLed;

  SharedCommits(Database database) {
    this.database = database;
  }

  private static final class Waiting<T> {
    private final Database.Work<T> work;
    private final CompletableFuture<T> committed = new CompletableFuture<>();

    /** True when it is to lead, false when another one has done its work. */
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

    private Waiting(Database.Work<T> work) {
      this.work = work;
    }

    /** What kept the database from being reached, if that was it. */
    private Optional<Throwable> alone(Database database) {
      var isReached = new AtomicBoolean();
      try {
        committed.complete(
            database.transaction(
                connection -> {
                  isReached.set(true);
                  return work.run(connection);
                }));
        return Optional.empty();
      } catch (RuntimeException | Error e) { // Whoever waits must not wait for ever.
        committed.completeExceptionally(e);
        return isReached.get() ? Optional.empty() : Optional.of(e);
      }
    }
  }

  /** Blocks until {@code work} is committed, which may be run more than once. */
  <T> T run(Database.Work<T> work) {
    var own = new Waiting<>(work);
    if (enter(own) || own.turn.join()) {
      lead();
    }
    try {
      return own.committed.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private synchronized boolean enter(Waiting<?> own) {
    queue.add(own);
    var isFirst = !isLed;
    isLed = true;
    return isFirst;
  }

  private void lead() {
    var group = group();
    try {
      carryOut(group);
    } finally {
      handOver();
      group.forEach(waiting -> waiting.turn.complete(false));
    }
  }

  private synchronized List<Waiting<?>> group() {
    var group = new ArrayList<Waiting<?>>();
    while (!queue.isEmpty() && group.size() < GROUP_MAX) {
      group.add(queue.remove());
    }
    return group;
  }

  private synchronized void handOver() {
    isLed = !queue.isEmpty();
    if (isLed) {
      queue.element().turn.complete(true);
    }
  }

  private void carryOut(List<Waiting<?>> group) {
    if (group.size() > 1) {
      try {
        var done =
            database.transaction(
                connection -> {
                  var results = new ArrayList<Runnable>();
                  for (var waiting : group) {
                    results.add(result(waiting, connection));
                  }
                  return results;
                });
        done.forEach(Runnable::run);
        return;
      } catch (RuntimeException | Error _) {
        // Whose fault it was shows when each is alone.
      }
    }
    eachAlone(group);
  }

  /** Trying to reach the database takes seconds: when one could not, nobody else tries. */
  private void eachAlone(List<Waiting<?>> group) {
    var away = Optional.<Throwable>empty();
    for (var waiting : group) {
      if (away.isEmpty()) {
        away = waiting.alone(database);
      } else {
        waiting.committed.completeExceptionally(away.get());
      }
    }
  }

  private static <T> Runnable result(Waiting<T> waiting, Connection connection)
      throws SQLException {
    var result = waiting.work.run(connection);
    return () -> waiting.committed.complete(result);
  }
}
