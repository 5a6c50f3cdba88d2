package holdfast.sweep;

import holdfast.catalog.Store;
import holdfast.publish.ClosedFor;
import holdfast.sweep.SweepJob.Step;
import holdfast.sweep.SweepState.Count;
import holdfast.sweep.SweepState.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * How a sweep, of whatever kind, goes on and ends, and that it is written down. When that fails, it
 * is begun again, and so no stage does.
 */
final class SweepAttempt {
  /** How often a store may be too busy in a row. */
  static final int BUSY_MAX = 30;

  private final SweepPorts ports;
  private final Store store;
  private final SweepKind kind;
  private final Instant started;
  private int busy;

  SweepAttempt(SweepPorts ports, Store store, SweepKind kind) {
    this.ports = ports;
    this.store = store;
    this.kind = kind;
    this.started = ports.now().get();
  }

  Instant started() {
    return started;
  }

  /** The store has answered. */
  void answered() {
    busy = 0;
  }

  /** The store is busy, and asked once more unless that is so all the time. */
  CompletionStage<Step> throttled(SweepState before, Duration pause) {
    busy++;
    return busy <= BUSY_MAX
        ? CompletableFuture.completedFuture(new Step.Again(pause))
        : failed(before, "The store was too busy all the time.");
  }

  CompletionStage<Step> closed(SweepState before, ClosedFor reason, String why) {
    return ended(before.failed(started, now(), Outcome.CLOSED, reason + ": " + why));
  }

  CompletionStage<Step> failed(SweepState before, Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return failed(before, String.valueOf(cause == null ? failure : cause.getMessage()));
  }

  CompletionStage<Step> failed(SweepState before, String why) {
    return ended(before.failed(started, now(), Outcome.FAILED, why));
  }

  SweepState done(SweepState before, Optional<String> cursor, Count count) {
    return before.done(started, now(), cursor, count);
  }

  CompletionStage<Step> ended(SweepState state) {
    try {
      return save(state).handle((_, _) -> new Step.Ended(state));
    } catch (RuntimeException e) { // Too much waits for the database already.
      return CompletableFuture.completedFuture(new Step.Ended(state));
    }
  }

  CompletionStage<Void> save(SweepState state) {
    return CompletableFuture.runAsync(
        () -> ports.store().save(store.id(), kind, state), ports.blocking());
  }

  private Instant now() {
    return ports.now().get();
  }
}
