package holdfast.stock;

import holdfast.catalog.SkuId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Wakes SKUs whose reservations are due and who are not in memory: after a restart, or after they
 * were passivated. A timer inside an entity dies with it; this one reads the {@link DueIndex}, so
 * that units return to the shops without a visitor.
 */
final class ExpirySweep extends AbstractBehavior<ExpirySweep.Message> {
  /** What the sweep is told. */
  sealed interface Message {}

  private record Tick() implements Message {}

  private record Due(List<SkuId> skus) implements Message {}

  private record Failed(Throwable cause) implements Message {}

  /** Enough to catch up fast after a long stop, few enough for the journal to stay responsive. */
  private static final int SKUS_PER_TICK_MAX = 200;

  private final DueIndex index;
  private final Clock clock;
  private final Executor blocking;
  private final Consumer<SkuId> wake;
  private boolean isAsking;

  private ExpirySweep(
      ActorContext<Message> context,
      DueIndex index,
      Clock clock,
      Executor blocking,
      Consumer<SkuId> wake) {
    super(context);
    this.index = index;
    this.clock = clock;
    this.blocking = blocking;
    this.wake = wake;
  }

  static Behavior<Message> create(
      DueIndex index, Clock clock, Executor blocking, Duration interval, Consumer<SkuId> wake) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Tick(), Duration.ZERO, interval);
                  return new ExpirySweep(context, index, clock, blocking, wake);
                }));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::receive).build();
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Tick _ -> ask();
      case Due(var skus) -> {
        isAsking = false;
        skus.forEach(wake);
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
            CompletableFuture.supplyAsync(
                () -> index.due(clock.instant(), SKUS_PER_TICK_MAX), blocking),
            (skus, failure) -> failure == null ? new Due(skus) : new Failed(failure));
  }
}
