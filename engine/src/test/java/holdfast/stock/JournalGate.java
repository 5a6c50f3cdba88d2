package holdfast.stock;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.pekko.persistence.testkit.JournalOperation;
import org.apache.pekko.persistence.testkit.ProcessingPolicy;
import org.apache.pekko.persistence.testkit.ProcessingResult;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.Reject;
import org.apache.pekko.persistence.testkit.StorageFailure;
import org.apache.pekko.persistence.testkit.WriteEvents;

/** Stands before the journal: operations pass, or wait there for a test's verdict. */
final class JournalGate implements ProcessingPolicy<JournalOperation> {
  private enum Verdict {
    PASS,
    FAIL,
    REJECT,
    /** The journal commits, but whoever wrote is told that it failed. */
    COMMIT_AND_FAIL
  }

  private final BlockingQueue<JournalOperation> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<Verdict> verdicts = new LinkedBlockingQueue<>();
  private final BiConsumer<String, WriteEvents> commit;
  private volatile Class<?> held = Void.class;

  /**
   * A gate that lets everything pass.
   *
   * @param commit puts a write into the journal
   */
  JournalGate(BiConsumer<String, WriteEvents> commit) {
    this.commit = commit;
  }

  /** From now on, operations of this kind wait. */
  void hold(Class<? extends JournalOperation> kind) {
    arrived.clear();
    verdicts.clear();
    held = kind;
  }

  /** From now on writes wait. */
  void holdWrites() {
    hold(WriteEvents.class);
  }

  /** Nothing waits any more. */
  void open() {
    held = Void.class;
    verdicts.add(Verdict.PASS);
  }

  /** Waits until an operation stands before the gate. */
  void awaitArrival() {
    try {
      requireNonNull(arrived.poll(10, TimeUnit.SECONDS), "nothing came to the gate");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void pass() {
    verdicts.add(Verdict.PASS);
  }

  void fail() {
    verdicts.add(Verdict.FAIL);
  }

  void reject() {
    verdicts.add(Verdict.REJECT);
  }

  void commitAndFail() {
    verdicts.add(Verdict.COMMIT_AND_FAIL);
  }

  @Override
  public ProcessingResult tryProcess(String persistenceId, JournalOperation operation) {
    if (!held.isInstance(operation)) {
      return ProcessingSuccess.getInstance();
    }
    arrived.add(operation);
    try {
      return switch (verdicts.take()) {
        case PASS -> ProcessingSuccess.getInstance();
        case FAIL -> failure();
        case REJECT -> Reject.create(new IllegalStateException("rejected by the test"));
        case COMMIT_AND_FAIL -> {
          commit.accept(persistenceId, (WriteEvents) operation);
          yield failure();
        }
      };
    } catch (InterruptedException e) {
      return failure();
    }
  }

  private static ProcessingResult failure() {
    return StorageFailure.create(new IllegalStateException("failed by the test"));
  }
}
