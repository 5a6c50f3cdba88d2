package holdfast.sweep;

import holdfast.catalog.ChannelId;
import holdfast.stock.Walks;
import holdfast.sweep.SweepJob.Step;
import holdfast.sweep.SweepPlan.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Walks the stores and asks each for what is due, some stores at a time. One in the cluster. It
 * keeps nothing that matters: whatever ends it, the next one reads where each store stands, and
 * sweeps the orders of all at once, since nobody knows what was lost meanwhile.
 */
public final class SweepWalk extends AbstractBehavior<SweepWalk.Message> {
  /** What the walk is told. */
  public sealed interface Message {}

  private record Tick() implements Message {}

  private record Read(Map<ChannelId, StoreSweeps> sweeps, long ended) implements Message {}

  private record ReadFailed(Throwable cause) implements Message {}

  private record Stepped(Place place, Running of, Step step) implements Message {}

  private record Broken(Place place, Running of, Throwable cause) implements Message {}

  private record Go(Place place) implements Message {}

  /** The node is about to leave: another one goes on. */
  private record Leave() implements Message {}

  /** Reading all numbers takes long, and must not keep orders waiting. */
  private record Place(ChannelId store, boolean isOfLevels) {}

  static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration RESTART_PAUSE_MAX = Duration.ofSeconds(30);

  private final TimerScheduler<Message> timers;
  private final SweepPorts ports;
  private final SweepPlan plan;
  private final Instant awake;
  private final Map<Place, Running> running = new HashMap<>();
  private boolean isReading;

  /** How many sweeps have ended: what was read before the last one did is out of date. */
  private long ended;

  private record Running(SweepKind kind, SweepJob job) {}

  private SweepWalk(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      SweepPorts ports,
      SweepPlan plan) {
    super(context);
    this.timers = timers;
    this.ports = ports;
    this.plan = plan;
    this.awake = ports.now().get();
  }

  /** Begins to walk, until the node leaves. */
  public static Behavior<Message> create(SweepPorts ports, SweepSettings settings) {
    return Walks.untilTheNodeLeaves(
        "stop-sweeps",
        new Leave(),
        INTERVAL,
        RESTART_PAUSE_MAX,
        walk(ports, new SweepPlan(ports, new SweepRules(settings))));
  }

  private static Behavior<Message> walk(SweepPorts ports, SweepPlan plan) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Tick(), Duration.ZERO, INTERVAL);
                  return new SweepWalk(context, timers, ports, plan);
                }));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onSignal(PostStop.class, _ -> stopped())
        .onAnyMessage(this::receive)
        .build();
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Tick _ -> read();
      case Read(var sweeps, var then) -> {
        isReading = false;
        ports.meter().known(sweeps);
        if (then == ended) {
          begin(sweeps);
        }
      }
      case ReadFailed(var cause) -> {
        isReading = false;
        getContext()
            .getLog()
            .warn("where sweeps stand can't be read, will try again: {}", cause.getMessage());
      }
      case Stepped(var place, var of, var step) -> stepped(place, of, step);
      case Broken(var place, var of, var cause) -> broken(place, of, cause);
      case Go(var place) -> go(place);
      case Leave _ -> {
        return Behaviors.stopped();
      }
    }
    return this;
  }

  /** Another node may be the one that goes on. */
  private Behavior<Message> stopped() {
    ports.meter().known(Map.of());
    return this;
  }

  private void read() {
    if (isReading) {
      return;
    }
    isReading = true;
    var then = ended;
    getContext()
        .pipeToSelf(
            supplied(),
            (sweeps, failure) ->
                failure == null ? new Read(sweeps, then) : new ReadFailed(failure));
  }

  private CompletableFuture<Map<ChannelId, StoreSweeps>> supplied() {
    try {
      return CompletableFuture.supplyAsync(
          () -> ports.store().all(ports.now().get()), ports.blocking());
    } catch (RejectedExecutionException e) { // Too much waits for the database already.
      return CompletableFuture.failedFuture(e);
    }
  }

  private void begin(Map<ChannelId, StoreSweeps> sweeps) {
    var now = ports.now().get();
    begin(plan.due(sweeps, awake, now), false, plan.rules().settings().parallel());
    begin(plan.levelsDue(sweeps, now), true, plan.rules().settings().levelsParallel());
  }

  /** Whoever waits longest is first. */
  private void begin(List<Due> due, boolean isOfLevels, int most) {
    var underWay = running.keySet().stream().filter(it -> it.isOfLevels() == isOfLevels).count();
    due.stream()
        .filter(next -> !running.containsKey(new Place(next.store().id(), isOfLevels)))
        .sorted(Comparator.comparing(Due::since))
        .limit(Math.max(0, most - underWay))
        .forEach(
            next -> {
              var place = new Place(next.store().id(), isOfLevels);
              running.put(place, new Running(next.kind(), plan.job(next)));
              go(place);
            });
  }

  private void go(Place place) {
    var job = running.get(place);
    if (job != null) {
      getContext()
          .pipeToSelf(
              next(job.job()),
              (step, failure) ->
                  failure == null
                      ? new Stepped(place, job, step)
                      : new Broken(place, job, failure));
    }
  }

  private static CompletionStage<Step> next(SweepJob job) {
    try {
      return job.step();
    } catch (RuntimeException e) { // Too much waits for the database already.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** After a restart steps that were under way before it still come in, and count no more. */
  private boolean isCurrent(Place place, Running of) {
    return of.equals(running.get(place));
  }

  private void stepped(Place place, Running of, Step step) {
    if (!isCurrent(place, of)) {
      return;
    }
    switch (step) {
      case Step.Again(var pause) when pause.isPositive() ->
          timers.startSingleTimer(place, new Go(place), pause);
      case Step.Again _ -> go(place);
      case Step.Ended(var state) -> {
        running.remove(place);
        ended++;
        ports.meter().ended(of.kind(), state);
        if (state.failures() > 0) {
          getContext()
              .getLog()
              .warn("{} of {} can't be swept: {}", of.kind(), place.store(), state.detail());
        }
      }
    }
  }

  private void broken(Place place, Running of, Throwable cause) {
    if (isCurrent(place, of)) {
      running.remove(place);
      ended++;
      getContext()
          .getLog()
          .warn("the sweep of {} broke off: {}", place.store(), cause.getMessage());
    }
  }
}
