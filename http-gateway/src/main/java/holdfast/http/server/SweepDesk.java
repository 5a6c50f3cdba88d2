package holdfast.http.server;

import holdfast.catalog.ChannelId;
import holdfast.http.api.BlockingWork;
import holdfast.sweep.SweepKind;
import holdfast.sweep.SweepRequests;
import holdfast.sweep.SweepState;
import holdfast.sweep.SweepStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for sweeps through the database, where whoever walks finds it, and looks there until they
 * are complete: it does not matter which node walks, and nothing is lost when that changes.
 */
final class SweepDesk implements SweepRequests {
  private static final Logger LOG = LoggerFactory.getLogger(SweepDesk.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final SweepStore store;
  private final BlockingWork blocking;
  private final Clock clock;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isLooking = new AtomicBoolean();

  private SweepDesk(SweepStore store, BlockingWork blocking, Clock clock) {
    this.store = store;
    this.blocking = blocking;
    this.clock = clock;
  }

  private record Waiting(ChannelId store, Instant asked, CompletableFuture<Instant> done) {}

  @Override
  public CompletionStage<Instant> soon(ChannelId id) {
    var one = new Waiting(id, now(), new CompletableFuture<>());
    try {
      return blocking
          .run(
              () -> {
                store.ask(id, SweepKind.ORDERS, one.asked());
                return waiting.add(one);
              })
          .thenCompose(_ -> one.done());
    } catch (RejectedExecutionException e) { // Too much waits for the database already.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Looks again and again what is complete, until the system ends. */
  static SweepDesk open(
      ActorSystem<?> system, SweepStore store, BlockingWork blocking, Clock clock) {
    var desk = new SweepDesk(store, blocking, clock);
    system
        .scheduler()
        .scheduleWithFixedDelay(INTERVAL, INTERVAL, desk::look, system.executionContext());
    return desk;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void look() {
    if (!waiting.isEmpty() && isLooking.compareAndSet(false, true)) {
      try {
        blocking.execute(this::lookNow);
      } catch (RejectedExecutionException e) {
        isLooking.set(false);
        LOG.warn("sweeps that somebody waits for are not looked at: {}", e.getMessage());
      }
    }
  }

  private void lookNow() {
    try {
      var stores = new HashSet<ChannelId>();
      waiting.forEach(one -> stores.add(one.store()));
      stores.forEach(id -> answer(id, store.of(id, now()).of(SweepKind.ORDERS)));
    } catch (RuntimeException e) {
      LOG.warn("sweeps that somebody waits for can't be read: {}", e.getMessage());
    } finally {
      isLooking.set(false);
    }
  }

  private void answer(ChannelId id, SweepState state) {
    var time = now();
    var isUnanswered = false;
    for (var one : List.copyOf(waiting)) {
      if (!one.store().equals(id)) {
        continue;
      }
      var complete = state.completeAt().filter(at -> !at.isBefore(one.asked()));
      if (complete.isPresent()) {
        waiting.remove(one);
        one.done().complete(complete.get());
      } else if (time.isAfter(one.asked().plus(PATIENCE))) {
        waiting.remove(one);
        one.done().completeExceptionally(new TimeoutException("no sweep ended well in time"));
      } else {
        isUnanswered = true;
      }
    }
    if (isUnanswered && !state.isAsked()) { // The one that was asked for did not become complete.
      store.ask(id, SweepKind.ORDERS, time);
    }
  }
}
