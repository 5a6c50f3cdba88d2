package holdfast.stock;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Wakes entities that have something to do and may not be in memory: SKUs with reservations that
 * are due, checkouts that are due or unfinished, after a restart or after they were passivated. A
 * timer inside an entity dies with it; this one reads the {@link DueIndex}, so that units return to
 * the shops without a visitor.
 *
 * @param <T> ids of entities
 */
public final class ExpirySweep<T> extends AbstractBehavior<ExpirySweep.Message> {
  /** What the sweep is told. */
  public sealed interface Message {}

  private record Tick() implements Message {}

  private record Due(Runnable wakeAll) implements Message {}

  private record Failed(Throwable cause) implements Message {}

  /** Enough to catch up fast after a long stop, few enough for the journal to stay responsive. */
  private static final int PER_TICK_MAX = 200;

  private final DueIndex<T> index;
  private final Clock clock;
  private final Executor blocking;
  private final Consumer<T> wake;
  private boolean isAsking;

  private ExpirySweep(
      ActorContext<Message> context,
      DueIndex<T> index,
      Clock clock,
      Executor blocking,
      Consumer<T> wake) {
    super(context);
    this.index = index;
    this.clock = clock;
    this.blocking = blocking;
    this.wake = wake;
  }

  /**
   * Begins to look, at once and then in intervals.
   *
   * @param blocking runs the index's queries
   * @param interval how often to look, and so how late at most an absent entity is woken
   */
  public static <T> Behavior<Message> create(
      DueIndex<T> index, Clock clock, Executor blocking, Duration interval, Consumer<T> wake) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Tick(), Duration.ZERO, interval);
                  return new ExpirySweep<>(context, index, clock, blocking, wake);
                }));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::receive).build();
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Tick _ -> ask();
      case Due(var wakeAll) -> {
        isAsking = false;
        wakeAll.run();
      }
      case Failed(var cause) -> {
        isAsking = false;
        getContext()
            .getLog()
            .warn("the due index can't be read, will try again: {}", cause.getMessage());
      }
    }
    return this;
  }

  private void ask() {
    if (isAsking) {
      return;
    }
    isAsking = true;
    getContext()
        .pipeToSelf(
            CompletableFuture.supplyAsync(() -> index.due(clock.instant(), PER_TICK_MAX), blocking),
            (ids, failure) ->
                failure == null ? new Due(() -> ids.forEach(wake)) : new Failed(failure));
  }
}
