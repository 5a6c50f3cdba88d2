package holdfast.feed;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.SyncLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;

/**
 * Makes files at their time, a few stores at once, and brings them; one of these in the whole
 * cluster. What could not be brought is tried again after a while, until a newer file is made.
 */
public final class FeedSweep extends AbstractBehavior<FeedSweep.Message> {
  /** What the sweep is told. */
  sealed interface Message {}

  private record Tick() implements Message {}

  private record Found(List<Work> work) implements Message {}

  private record NotFound(Throwable why) implements Message {}

  private record Ended(Optional<Throwable> failure) implements Message {}

  /** What is to be done for a store. */
  private record Work(Store store, boolean isMaking) {}

  private final Feeds feeds;
  private final Supplier<StoreBook> stores;
  private final Clock clock;
  private final FeedSettings settings;
  private final ArrayDeque<Work> left = new ArrayDeque<>();
  private final Map<ChannelId, Instant> tried = new HashMap<>();
  private boolean isLooking;
  private int running;

  private FeedSweep(
      ActorContext<Message> context,
      Feeds feeds,
      Supplier<StoreBook> stores,
      Clock clock,
      FeedSettings settings) {
    super(context);
    this.feeds = feeds;
    this.stores = stores;
    this.clock = clock;
    this.settings = settings;
  }

  /** Begins to make files. */
  public static void start(
      ActorSystem<?> system,
      Feeds feeds,
      Supplier<StoreBook> stores,
      Clock clock,
      FeedSettings settings) {
    ClusterSingleton.get(system)
        .init(SingletonActor.of(create(feeds, stores, clock, settings), "feed-sweep"));
  }

  static Behavior<Message> create(
      Feeds feeds, Supplier<StoreBook> stores, Clock clock, FeedSettings settings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                (TimerScheduler<Message> timers) -> {
                  timers.startTimerWithFixedDelay(new Tick(), Duration.ZERO, settings.interval());
                  return new FeedSweep(context, feeds, stores, clock, settings);
                }));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::receive).build();
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Tick _ -> look();
      case Found(var work) -> {
        isLooking = false;
        left.addAll(work);
      }
      case NotFound(var why) -> {
        isLooking = false;
        warn(why);
      }
      case Ended(var failure) -> {
        running--;
        failure.ifPresent(this::warn);
      }
    }
    next();
    return this;
  }

  private void warn(Throwable why) {
    getContext().getLog().warn("files can't be made, will try again: {}", why.getMessage());
  }

  /** Nothing is found twice: it is looked only when all that was found is done. */
  private void look() {
    if (isLooking || running > 0) {
      return;
    }
    isLooking = true;
    getContext()
        .pipeToSelf(
            feeds.made(),
            (found, failure) -> failure == null ? new Found(due(found)) : new NotFound(failure));
  }

  private List<Work> due(Map<ChannelId, FeedStore.Made> found) {
    var now = clock.instant();
    return stores.get().stores().stream()
        .filter(store -> store.syncLevel() == SyncLevel.FEED && !store.paused())
        .flatMap(store -> work(store, Optional.ofNullable(found.get(store.id())), now).stream())
        .toList();
  }

  private Optional<Work> work(Store store, Optional<FeedStore.Made> last, Instant now) {
    var every = Duration.ofSeconds(store.feedSeconds().orElse(Store.FEED_SECONDS_DEFAULT));
    if (last.isEmpty() || !now.isBefore(last.get().at().plus(every))) {
      return Optional.of(new Work(store, true));
    }
    return !last.get().isHandedOver() && feeds.isBrought(store)
        ? Optional.of(new Work(store, false))
        : Optional.empty();
  }

  private void next() {
    while (running < settings.parallel() && !left.isEmpty()) {
      var work = left.remove();
      var now = clock.instant();
      if (work.isMaking() || mayBeTried(work.store(), now)) {
        tried.put(work.store().id(), now);
        running++;
        getContext()
            .pipeToSelf(
                carryOut(work, now), (_, failure) -> new Ended(Optional.ofNullable(failure)));
      }
    }
  }

  private boolean mayBeTried(Store store, Instant now) {
    var last = tried.get(store.id());
    return last == null || !now.isBefore(last.plus(settings.retry()));
  }

  private CompletionStage<Boolean> carryOut(Work work, Instant now) {
    var feed =
        work.isMaking()
            ? feeds.make(work.store(), now).thenApply(Optional::of)
            : feeds.last(work.store().id());
    return feed.thenCompose(
        it ->
            it.map(found -> feeds.deliver(work.store(), found, now))
                .orElseGet(() -> CompletableFuture.completedFuture(false)));
  }
}
