package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import holdfast.stock.Outlets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One store, the only one that tells it numbers. It knows which of them may have to change, asks
 * the SKUs right before it tells the store, stores what leaves before it leaves, and what was
 * answered afterwards. When it dies, the next life sends again what was on its way, under the same
 * key; what was to be looked at is found by {@link PublishSweep}.
 */
final class StoreEntity extends AbstractBehavior<StoreMessage> {
  /** Names stores in the cluster. */
  static final String ENTITY_TYPE = "store";

  private static final int STASH_MAX = 10_000;

  private final ChannelId id;
  private final StoreContext shared;
  private final StashBuffer<StoreMessage> stash;
  private final TimerScheduler<StoreMessage> timers;
  private final StoreWork work;
  private final StoreHistory history;
  private final StoreSteps steps;
  private final StoreRounds rounds;
  private boolean isLoaded;
  private boolean isRetiring;
  private Optional<Telling> telling = Optional.empty();

  private StoreEntity(
      ChannelId id,
      StoreContext shared,
      ActorContext<StoreMessage> context,
      StashBuffer<StoreMessage> stash,
      TimerScheduler<StoreMessage> timers) {
    super(context);
    this.id = id;
    this.shared = shared;
    this.stash = stash;
    this.timers = timers;
    this.work = new StoreWork(shared.settings());
    this.history = new StoreHistory(shared.meter());
    this.steps = new StoreSteps(context, shared.blocking(), what -> history.failed(what, now()));
    this.rounds = new StoreRounds(shared, work, steps, () -> around().orElseThrow(), history);
    load();
  }

  static Behavior<StoreMessage> create(ChannelId id, StoreContext shared) {
    return Behaviors.setup(
        context ->
            Behaviors.withStash(
                STASH_MAX,
                stash ->
                    Behaviors.withTimers(
                        timers -> new StoreEntity(id, shared, context, stash, timers))));
  }

  @Override
  public Receive<StoreMessage> createReceive() {
    return newReceiveBuilder()
        .onSignal(PostStop.class, _ -> stopped())
        .onAnyMessage(this::receive)
        .build();
  }

  private Behavior<StoreMessage> stopped() {
    shared.meter().left(id);
    return this;
  }

  private void load() {
    steps.then(steps.blocking(() -> shared.states().read(id)), this::loaded);
  }

  private void loaded(ListingStates.Stored stored, @Nullable Throwable failure) {
    if (failure == null) {
      isLoaded = true;
      telling = store().map(Telling::of);
      work.begin(stored.numbers(), stored.closure(), now());
    } else {
      getContext().getLog().warn("{} can't be read, will try again: {}", id, failure.getMessage());
      steps.again(this::load, failure);
    }
  }

  private Behavior<StoreMessage> receive(StoreMessage message) {
    if (!isLoaded && message instanceof StoreMessage.FromAfar) {
      return waiting(message);
    }
    var wasLoaded = isLoaded;
    switch (message) {
      case StoreMessage.Nudge(var available) -> {
        if (isPushed()) {
          available.forEach((listing, units) -> work.nudge(listing, units, false, now()));
        }
      }
      case StoreMessage.PushAgain(var listing, var replyTo) -> replyTo.tell(pushAgain(listing));
      case StoreMessage.Resume(var replyTo) -> resume(replyTo);
      case StoreMessage.TakeOver takeOver -> takeOver(takeOver);
      case StoreMessage.Exposed(var exposure) -> history.exposed(exposure);
      case StoreMessage.Status(var replyTo) ->
          replyTo.tell(new StoreReply.Is(StoreReport.status(state(), work, history, now())));
      case StoreMessage.Numbers question ->
          question
              .replyTo()
              .tell(new StoreReply.Numbers(StoreReport.numbers(work, outlets(), id, question)));
      case StoreMessage.Wake _ -> {}
      case StoreMessage.Retire _ -> isRetiring = true;
      case StoreMessage.Concluded(var what) -> what.run();
    }
    goOn();
    if (isRetiring && work.gate().calls() == 0) {
      return Behaviors.stopped();
    }
    return isLoaded && !wasLoaded ? stash.unstashAll(this) : this;
  }

  /** What is not remembered here is found by the sweep. */
  private Behavior<StoreMessage> waiting(StoreMessage message) {
    if (message instanceof StoreMessage.Retire) {
      return Behaviors.stopped();
    }
    if (!stash.isFull()) {
      stash.stash(message);
    }
    return this;
  }

  private void goOn() {
    var around = around().filter(_ -> isLoaded && !isRetiring);
    if (around.isPresent()) {
      var at = around.get();
      lookAgain(Telling.of(at.store()));
      work.next(at).forEach(rounds::carryOut);
      arm(at);
    }
    shared.meter().stands(id, StoreReport.standing(work, history, now()));
  }

  private void lookAgain(Telling now) {
    var isAnother = !telling.equals(Optional.of(now));
    telling = Optional.of(now);
    if (isAnother && isPushed()) {
      nudgeAll(false);
    }
  }

  private void arm(Surroundings at) {
    work.wakeAt(at)
        .ifPresentOrElse(
            until -> {
              var left = Duration.between(at.now(), until).plusMillis(1);
              timers.startSingleTimer(
                  ENTITY_TYPE,
                  new StoreMessage.Wake(),
                  left.isNegative() ? Duration.ofMillis(1) : left);
            },
            () -> timers.cancel(ENTITY_TYPE));
  }

  private StoreReply pushAgain(Optional<String> listing) {
    if (listing.isEmpty()) {
      nudgeAll(true);
      return new StoreReply.Done();
    }
    var window = outlets().stores().listing(id, listing.get()).flatMap(outlets()::window);
    window.ifPresent(it -> work.nudge(it.listing(), 0, true, now()));
    return window.isPresent() ? new StoreReply.Done() : new StoreReply.NoSuchWindow();
  }

  private void nudgeAll(boolean isForced) {
    outlets()
        .stores()
        .listings(id, Optional.empty())
        .filter(listing -> listing.leftAloneFor().isEmpty())
        .map(Listing::id)
        .forEach(listing -> work.nudge(listing, 0, isForced, now()));
  }

  private void resume(ActorRef<StoreReply> replyTo) {
    steps.then(
        steps.blocking(
            () -> {
              shared.states().close(id, Optional.empty());
              return true;
            }),
        (_, failure) -> {
          if (failure == null) {
            work.gate().reopen();
          }
          replyTo.tell(done(failure));
        });
  }

  private static StoreReply done(@Nullable Throwable failure) {
    return failure == null ? new StoreReply.Done() : new StoreReply.OutcomeUnknown();
  }

  private void takeOver(StoreMessage.TakeOver takeOver) {
    Landing.handedOver(work, takeOver.numbers(), now());
    var changed = new HashMap<String, ListingNumber>();
    takeOver.numbers().forEach(of -> changed.put(of.listing(), work.number(of.listing())));
    steps.then(
        steps.blocking(
            () -> {
              shared.states().write(id, changed);
              return true;
            }),
        (_, failure) -> takeOver.replyTo().tell(done(failure)));
  }

  /** Else nothing need wait here: when that changes, all numbers are looked at. */
  private boolean isPushed() {
    return store().filter(it -> it.syncLevel() == SyncLevel.PUSH).isPresent();
  }

  private StoreStatus.State state() {
    if (!isPushed()) {
      return StoreStatus.State.NOT_PUSHED;
    }
    if (around().isEmpty()) {
      return StoreStatus.State.NOT_CONNECTED;
    }
    if (store().filter(Store::paused).isPresent()) {
      return StoreStatus.State.PAUSED;
    }
    return work.gate().closure().isPresent() ? StoreStatus.State.CLOSED : StoreStatus.State.OPEN;
  }

  private Optional<Store> store() {
    return shared.directory().current().store(id);
  }

  private Outlets outlets() {
    return new Outlets(shared.catalog().get(), shared.directory().current());
  }

  private Optional<Surroundings> around() {
    return store()
        .flatMap(
            store ->
                Optional.ofNullable(shared.connectors().get(store.platform()))
                    .map(
                        connector ->
                            new Surroundings(
                                store,
                                outlets(),
                                connector,
                                shared.jitter().getAsDouble(),
                                now())));
  }

  private Instant now() {
    return shared.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
