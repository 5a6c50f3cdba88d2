package holdfast.checkout;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.StorageFailure;
import org.apache.pekko.persistence.testkit.WriteEvents;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;

/** Counts the moments at which a process can die, and lets it die at one of them. */
public final class Moments {
  private final int last;
  private final CompletableFuture<Void> death = new CompletableFuture<>();
  private int seen;

  private Moments(int last) {
    this.last = last;
  }

  /** Before and after each write there is a moment. */
  public static void pass(PersistenceTestKit journal, Supplier<Moments> current) {
    journal.withPolicy(
        (id, operation) -> {
          if (!(operation instanceof WriteEvents write)) {
            return ProcessingSuccess.getInstance();
          }
          if (!current.get().pass()) {
            return failure();
          }
          if (!current.get().pass()) {
            journal.persistForRecovery(id, write.getBatch());
            return failure();
          }
          return ProcessingSuccess.getInstance();
        });
  }

  private static StorageFailure failure() {
    return StorageFailure.create(new IllegalStateException("the process is dead"));
  }

  public static Moments untilDeathAt(int moment) {
    return new Moments(moment);
  }

  public static Moments immortal() {
    return new Moments(Integer.MAX_VALUE);
  }

  /** Whether the process still lives after this moment. Dead, it does nothing more. */
  public synchronized boolean pass() {
    if (seen < last && ++seen == last) {
      death.complete(null);
    }
    return seen < last;
  }

  public synchronized int seen() {
    return seen;
  }

  public CompletableFuture<Void> death() {
    return death;
  }
}
