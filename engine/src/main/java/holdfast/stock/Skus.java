package holdfast.stock;

import holdfast.allocation.RolloutStore;
import holdfast.allocation.Taker;
import holdfast.catalog.SkuId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;

/**
 * All SKUs, wherever in the cluster they live. The only way to ask one of them anything.
 * Thread-safe.
 */
public final class Skus {
  private static final EntityTypeKey<SkuMessage> TYPE =
      EntityTypeKey.create(SkuMessage.class, SkuLedger.ENTITY_TYPE);

  private final ClusterSharding sharding;
  private final SkuSettings settings;
  private final Executor executor;
  private final Couriers couriers;
  private final AtomicInteger inFlight = new AtomicInteger();

  private Skus(ClusterSharding sharding, SkuSettings settings, Executor executor) {
    this.sharding = sharding;
    this.settings = settings;
    this.executor = executor;
    this.couriers = new Couriers(this::send, executor, settings.queueMax());
  }

  /** Takes part in the sharding of SKUs; call once per actor system. */
  public static Skus start(ActorSystem<?> system, SkuContext context) {
    var sharding = ClusterSharding.get(system);
    sharding.init(
        Entity.of(TYPE, entity -> SkuEntity.create(new SkuId(entity.getEntityId()), context))
            .withStopMessage(new SkuMessage.Retire()));
    return new Skus(sharding, context.settings(), system.executionContext()::execute);
  }

  /**
   * Wakes SKUs with something to expire, once in the whole cluster.
   *
   * @param blocking runs the index's queries
   * @param interval how often to look, and so how late at most an absent SKU's units return
   */
  public void sweepExpired(
      ActorSystem<?> system,
      DueIndex<SkuId> index,
      Clock clock,
      Executor blocking,
      Duration interval) {
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(
                ExpirySweep.create(index, clock, blocking, interval, this::wake), "expiry-sweep"));
  }

  /**
   * Takes changes of policy to the SKUs, one walk in the whole cluster.
   *
   * @param blocking runs the queries of store and index
   * @param remaining hears how many SKUs are left to ask, on the node where the walk is
   */
  public void rollOut(
      ActorSystem<?> system,
      RolloutStore store,
      SkuIndex index,
      Clock clock,
      Executor blocking,
      RolloutSettings rollout,
      LongConsumer remaining) {
    var ports = new RolloutWalk.Ports(store, index, clock, blocking, this::takeNote, remaining);
    ClusterSingleton.get(system)
        .init(SingletonActor.of(RolloutWalk.create(ports, rollout), "policy-rollout"));
  }

  /** Whatever has no units refuses, and there is nothing to divide. */
  private CompletionStage<Boolean> takeNote(SkuId sku, long policyVersion) {
    return ask(sku, new StockCommand.TakeNote(policyVersion))
        .thenApply(
            reply ->
                reply instanceof SkuReply.Answered(var answer)
                    && !(answer instanceof Answer.Noted(var isCurrent, _) && !isCurrent));
  }

  /** Has the SKU carry out a command. Never fails: what goes wrong is a {@link SkuReply}. */
  public CompletionStage<SkuReply> ask(SkuId sku, StockCommand command) {
    return bounded(() -> couriers.carry(sku, command));
  }

  /** As {@link #look}, without who may take it. */
  public CompletionStage<SkuReply> describe(SkuId sku) {
    return bounded(() -> read(sku, SkuMessage.Describe::new));
  }

  /** What is where, as of the last commit: {@link SkuReply.Seen}, or why not. */
  public CompletionStage<SkuReply> look(SkuId sku) {
    return bounded(() -> read(sku, SkuMessage.Look::new));
  }

  /**
   * What a reservation of this content would be answered now, taking nothing: {@link
   * SkuReply.Considered}, or why not.
   */
  public CompletionStage<SkuReply> consider(SkuId sku, Reservation.Request request) {
    // An id that nobody has used, or the answer would be that of an older reservation.
    var command =
        new StockCommand.Reserve(new ReservationId(UUID.randomUUID().toString()), request);
    return bounded(() -> read(sku, replyTo -> new SkuMessage.Consider(command, replyTo)));
  }

  /**
   * As {@link #look}, with what all outlets of the SKU should show: {@link SkuReply.Published}, or
   * why not.
   */
  public CompletionStage<SkuReply> publish(SkuId sku) {
    return bounded(() -> read(sku, SkuMessage.Publish::new));
  }

  /**
   * Why {@code taker} may take what it may, and what the outlets of the SKU make of it: {@link
   * SkuReply.Explained}, or why not.
   */
  public CompletionStage<SkuReply> explain(SkuId sku, Taker taker) {
    return bounded(() -> read(sku, replyTo -> new SkuMessage.Explain(taker, replyTo)));
  }

  /** One reservation as of the last commit: {@link SkuReply.Found}, or why not. */
  public CompletionStage<SkuReply> find(SkuId sku, ReservationId reservation) {
    return bounded(() -> read(sku, replyTo -> new SkuMessage.Find(reservation, replyTo)));
  }

  /** Has the SKU come to life, expire what is due and report to the feed. */
  public void wake(SkuId sku) {
    sharding.entityRefFor(TYPE, sku.value()).tell(new SkuMessage.Wake());
  }

  /** Commands and questions under way on this node. */
  public int inFlight() {
    return inFlight.get();
  }

  private CompletionStage<SkuReply> bounded(Supplier<CompletionStage<SkuReply>> work) {
    if (inFlight.incrementAndGet() > settings.inFlightMax()) {
      inFlight.decrementAndGet();
      return CompletableFuture.completedFuture(new SkuReply.Busy());
    }
    return work.get()
        .handle(
            (reply, failure) -> {
              inFlight.decrementAndGet();
              return failure == null ? reply : new SkuReply.OutcomeUnknown();
            });
  }

  /** Goes on in our own executor: what Pekko returns would go on in the JVM's common pool. */
  private CompletionStage<SkuReply> read(
      SkuId sku, Function<ActorRef<SkuReply>, SkuMessage> message) {
    return this.<SkuReply>ask(sku, message)
        .handleAsync(
            (reply, failure) -> failure == null ? reply : new SkuReply.OutcomeUnknown(), executor);
  }

  private CompletionStage<SkuReplies> send(SkuId sku, List<StockCommand> commands) {
    return ask(sku, replyTo -> new SkuMessage.Ask(commands, replyTo));
  }

  private <T> CompletionStage<T> ask(SkuId sku, Function<ActorRef<T>, SkuMessage> message) {
    return sharding.entityRefFor(TYPE, sku.value()).ask(message::apply, settings.askTimeout());
  }
}
