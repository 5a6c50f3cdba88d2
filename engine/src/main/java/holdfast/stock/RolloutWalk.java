package holdfast.stock;

import holdfast.allocation.PolicyLevel;
import holdfast.allocation.Rollout;
import holdfast.allocation.RolloutStore;
import holdfast.catalog.SkuId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Takes changes of policy to all SKUs that they concern: page by page, some SKUs at a time, and
 * writes down after each page how far it has come. It keeps nothing but the page under way, so
 * whatever ends it, another one goes on from there; SKUs of that page are asked twice, which
 * changes nothing. After each page the rollout that has come least far is next: a change for one
 * SKU does not wait for one that concerns all.
 */
public final class RolloutWalk extends AbstractBehavior<RolloutWalk.Message> {
  /** What the walk is told. */
  public sealed interface Message {}

  private record Tick() implements Message {}

  private record Next(Optional<Page> page) implements Message {}

  private record Told(SkuId sku, int attempt, boolean hasNoted) implements Message {}

  private record Again(SkuId sku, int attempt) implements Message {}

  private record Saved() implements Message {}

  private record Failed(Throwable cause) implements Message {}

  /** The node is about to leave: who asked SKUs now would hold their handing over up. */
  private record Leave() implements Message {}

  /**
   * What the walk works with.
   *
   * @param blocking runs the queries of store and index
   * @param tell has a SKU take note of the change with this id; false when that must be repeated
   * @param remaining hears before each page how many SKUs are left to ask
   */
  public record Ports(
      RolloutStore store,
      SkuIndex index,
      Clock clock,
      Executor blocking,
      BiFunction<SkuId, Long, CompletionStage<Boolean>> tell,
      LongConsumer remaining) {}

  private record Page(Rollout rollout, List<SkuId> skus, boolean isLast) {}

  /** Few enough to be asked again after a crash, many enough for one write not to matter. */
  static final int PAGE_MAX = 500;

  /** How long a SKU that did not take note is left in peace. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** A SKU that can't be read must not keep the change from those behind it. */
  static final int ATTEMPTS_MAX = 30;

  /** Under load without end the index is never up to date. */
  private static final Duration CATCH_UP_MAX = Duration.ofSeconds(10);

  private static final Duration RESTART_PAUSE_MAX = Duration.ofSeconds(30);

  private final TimerScheduler<Message> timers;
  private final Ports ports;
  private final RolloutSettings settings;
  private final ArrayDeque<SkuId> waiting = new ArrayDeque<>();
  private Optional<Page> page = Optional.empty();
  private boolean isBusy;
  private int underWay;
  private long noted;

  private RolloutWalk(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      Ports ports,
      RolloutSettings settings) {
    super(context);
    this.timers = timers;
    this.ports = ports;
    this.settings = settings;
  }

  /** Begins to look, at once and then in intervals, until the node leaves. */
  public static Behavior<Message> create(Ports ports, RolloutSettings settings) {
    return Walks.untilTheNodeLeaves(
        "stop-policy-rollout", new Leave(), PAUSE, RESTART_PAUSE_MAX, walk(ports, settings));
  }

  private static Behavior<Message> walk(Ports ports, RolloutSettings settings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Tick(), Duration.ZERO, settings.interval());
                  return new RolloutWalk(context, timers, ports, settings);
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
      case Tick _ -> look();
      case Next(var found) -> begin(found);
      case Told told -> onTold(told);
      case Again(var sku, var attempt) -> tell(sku, attempt);
      case Saved _ -> {
        isBusy = false;
        look();
      }
      case Leave _ -> {
        return Behaviors.stopped();
      }
      case Failed(var cause) -> {
        isBusy = false;
        getContext()
            .getLog()
            .warn("changes of policy can't be taken on, will try again: {}", cause.getMessage());
      }
    }
    return this;
  }

  /** Another node may be the one that goes on. */
  private Behavior<Message> stopped() {
    ports.remaining().accept(0);
    return this;
  }

  private void look() {
    if (isBusy) {
      return;
    }
    isBusy = true;
    var next =
        CompletableFuture.supplyAsync(ports.store()::running, ports.blocking())
            .thenCompose(this::pageOfFirst);
    getContext()
        .pipeToSelf(
            next, (found, failure) -> failure == null ? new Next(found) : new Failed(failure));
  }

  private CompletionStage<Optional<Page>> pageOfFirst(List<Rollout> running) {
    ports.remaining().accept(running.stream().mapToLong(Rollout::remaining).sum());
    if (running.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    var first = running.getFirst();
    return indexFor(first).thenApplyAsync(_ -> Optional.of(page(first)), ports.blocking());
  }

  /** Whoever sets out waits until the index knows all who were there before the change. */
  private CompletionStage<?> indexFor(Rollout rollout) {
    return rollout.last().isPresent()
        ? CompletableFuture.completedFuture(rollout)
        : ports
            .index()
            .caughtUp()
            .thenApply(_ -> rollout)
            .toCompletableFuture()
            .completeOnTimeout(rollout, CATCH_UP_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Page page(Rollout rollout) {
    return switch (rollout.level()) {
      case PolicyLevel.Global _ -> page(rollout, Optional.empty());
      case PolicyLevel.OfCategory(var category) -> page(rollout, Optional.of(category));
      case PolicyLevel.OfSku(var sku) -> new Page(rollout.to(1), List.of(sku), true);
    };
  }

  private Page page(Rollout rollout, Optional<String> category) {
    var filter = new StockViews.SkuFilter(category, Optional.empty(), Optional.empty());
    var counted = rollout.total().isPresent() ? rollout : rollout.to(ports.index().count(filter));
    var skus = ports.index().ids(filter, rollout.last(), PAGE_MAX);
    return new Page(counted, skus, skus.size() < PAGE_MAX);
  }

  private void begin(Optional<Page> found) {
    page = found;
    noted = 0;
    if (found.isPresent()) {
      waiting.addAll(found.get().skus());
      goOn(found.get());
    } else {
      isBusy = false;
    }
  }

  private void goOn(Page current) {
    while (underWay < settings.inFlightMax() && !waiting.isEmpty()) {
      underWay++;
      tell(waiting.remove(), 1);
    }
    if (underWay == 0) {
      save(current);
    }
  }

  private void tell(SkuId sku, int attempt) {
    var change = page.orElseThrow().rollout().id();
    getContext()
        .pipeToSelf(
            ports.tell().apply(sku, change),
            (hasNoted, failure) -> new Told(sku, attempt, failure == null && hasNoted));
  }

  private void onTold(Told told) {
    var mayTryAgain = !told.hasNoted() && told.attempt() < ATTEMPTS_MAX;
    if (mayTryAgain) {
      timers.startSingleTimer(told.sku(), new Again(told.sku(), told.attempt() + 1), PAUSE);
      return;
    }
    underWay--;
    if (told.hasNoted()) {
      noted++;
    } else {
      getContext().getLog().warn("{} can't take note of a change of policy", told.sku());
    }
    goOn(page.orElseThrow());
  }

  private void save(Page done) {
    var skus = done.skus();
    var reached =
        skus.isEmpty()
            ? done.rollout()
            : done.rollout().reached(skus.getLast(), noted, skus.size() - noted);
    var saved = done.isLast() ? reached.finished(ports.clock().instant()) : reached;
    getContext()
        .pipeToSelf(
            CompletableFuture.runAsync(() -> ports.store().save(saved), ports.blocking()),
            (_, failure) -> failure == null ? new Saved() : new Failed(failure));
  }
}
