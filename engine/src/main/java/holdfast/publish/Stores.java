package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.WindowId;
import holdfast.stock.Outlets;
import holdfast.stock.SkuIndex;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;

/**
 * All stores, wherever in the cluster their numbers are looked after. The only way to tell one of
 * them anything. Thread-safe. No call fails: what goes wrong is a reply.
 */
public final class Stores {
  private static final EntityTypeKey<StoreMessage> TYPE =
      EntityTypeKey.create(StoreMessage.class, StoreEntity.ENTITY_TYPE);

  private final ClusterSharding sharding;
  private final StoreContext shared;
  private final Duration askTimeout;
  private final Executor executor;

  private Stores(
      ClusterSharding sharding, StoreContext shared, Duration askTimeout, Executor executor) {
    this.sharding = sharding;
    this.shared = shared;
    this.askTimeout = askTimeout;
    this.executor = executor;
  }

  /**
   * Takes part in the sharding of stores; call once per actor system.
   *
   * @param askTimeout how long a caller waits before the outcome counts as unknown
   */
  public static Stores start(ActorSystem<?> system, StoreContext shared, Duration askTimeout) {
    var sharding = ClusterSharding.get(system);
    sharding.init(
        Entity.of(TYPE, entity -> StoreEntity.create(new ChannelId(entity.getEntityId()), shared))
            .withStopMessage(new StoreMessage.Retire()));
    return new Stores(sharding, shared, askTimeout, system.executionContext()::execute);
  }

  /** Nudges stores about numbers that nobody has told them, once in the whole cluster. */
  public void sweep(ActorSystem<?> system, SkuIndex index) {
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(
                PublishSweep.create(
                    new PublishSweep.Ports(
                        shared.directory()::current,
                        shared.catalog(),
                        shared.states(),
                        index,
                        this::nudge,
                        (store, exposure) -> entity(store).tell(new StoreMessage.Exposed(exposure)),
                        shared.meter(),
                        shared.clock()::instant,
                        shared.blocking()),
                    shared.settings().sweep()),
                "publish-sweep"));
  }

  /** Nudges stores whose listings are changed, for as long as this node lives. */
  public void follow(StoreDirectory directory) {
    directory.follow(this::changed);
  }

  private void changed(Collection<ChannelId> stores, Collection<Listing> listings) {
    var outlets = new Outlets(shared.catalog().get(), shared.directory().current());
    var nudges = new HashMap<ChannelId, Map<String, Long>>();
    for (var listing : listings) {
      var ofStore = nudges.computeIfAbsent(listing.store(), _ -> new HashMap<>());
      ofStore.put(listing.id(), 0L);
      listing.sku().stream()
          .flatMap(sku -> outlets.stores().listings(sku).stream())
          .filter(other -> other.store().equals(listing.store()))
          .forEach(other -> ofStore.put(other.id(), 0L));
    }
    nudges.forEach(this::nudge);
    stores.forEach(store -> entity(store).tell(new StoreMessage.Wake()));
  }

  /**
   * Tells a store that numbers may have to change.
   *
   * @param available units of the SKU, as far as is known, by listing
   */
  public void nudge(ChannelId store, Map<String, Long> available) {
    entity(store).tell(new StoreMessage.Nudge(available));
  }

  /** Has a store told a number again whatever is known of it, or all of them. */
  public CompletionStage<StoreReply> pushAgain(ChannelId store, Optional<String> listing) {
    return ask(store, replyTo -> new StoreMessage.PushAgain(listing, replyTo));
  }

  /** Has a store tried again that let nobody in. */
  public CompletionStage<StoreReply> resume(ChannelId store) {
    return ask(store, StoreMessage.Resume::new);
  }

  /** How a store stands. */
  public CompletionStage<StoreReply> status(ChannelId store) {
    return ask(store, StoreMessage.Status::new);
  }

  /**
   * Where a store's numbers stand.
   *
   * @param after the last listing of the page before
   */
  public CompletionStage<StoreReply> numbers(
      ChannelId store, Optional<String> after, int limit, Optional<NumberView.State> state) {
    return ask(store, replyTo -> new StoreMessage.Numbers(after, limit, state, replyTo));
  }

  /**
   * What a store should show now: for stores that are told in another way than by a push. What
   * reaches them is to be told by {@link #takeOver}.
   *
   * @param listings of one store; those that name no number are left out of the answer
   */
  public CompletionStage<Map<String, OfferAnswer>> offers(Collection<Listing> listings) {
    var outlets = new Outlets(shared.catalog().get(), shared.directory().current());
    var asked = new HashMap<String, CompletableFuture<OfferAnswer>>();
    for (var listing : listings) {
      var own = new WindowId(listing.store(), listing.id());
      outlets
          .window(listing)
          .filter(own::equals)
          .flatMap(window -> listing.sku().map(sku -> shared.offers().offer(sku, window)))
          .ifPresent(answer -> asked.put(listing.id(), answer.toCompletableFuture()));
    }
    return StoreSteps.all(asked);
  }

  /**
   * Numbers have reached a store in another way than by a push. Answered when that is stored, and
   * SKUs that keep record of it know it.
   */
  public CompletionStage<StoreReply> takeOver(ChannelId store, List<HandedOver> numbers) {
    var told = new HashMap<String, CompletableFuture<Long>>();
    for (var of : numbers) {
      if (of.guarded()) {
        var window = new WindowId(store, of.listing());
        told.put(
            of.listing(),
            shared
                .offers()
                .acknowledge(of.sku(), window, of.units(), of.version())
                .toCompletableFuture());
      }
    }
    return StoreSteps.all(told)
        .thenCompose(
            versions ->
                ask(
                    store,
                    replyTo ->
                        new StoreMessage.TakeOver(
                            numbers.stream()
                                .map(
                                    of ->
                                        of.withVersion(
                                            versions.getOrDefault(of.listing(), of.version())))
                                .toList(),
                            replyTo)))
        .exceptionally(_ -> new StoreReply.OutcomeUnknown());
  }

  private EntityRef<StoreMessage> entity(ChannelId store) {
    return sharding.entityRefFor(TYPE, store.value());
  }

  /** Goes on in our own executor: what Pekko returns would go on in the JVM's common pool. */
  private CompletionStage<StoreReply> ask(
      ChannelId store, Function<ActorRef<StoreReply>, StoreMessage> message) {
    return entity(store)
        .<StoreReply>ask(message::apply, askTimeout)
        .handleAsync(
            (reply, failure) -> failure == null ? reply : new StoreReply.OutcomeUnknown(),
            executor);
  }
}
