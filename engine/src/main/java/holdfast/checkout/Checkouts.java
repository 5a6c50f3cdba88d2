package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.DueIndex;
import holdfast.stock.ExpirySweep;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuReply;
import holdfast.stock.Skus;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;

/**
 * All checkouts, wherever in the cluster they live. The only way to ask one of them anything.
 * Thread-safe.
 */
public final class Checkouts {
  private static final EntityTypeKey<CheckoutMessage> TYPE =
      EntityTypeKey.create(CheckoutMessage.class, CheckoutEntity.ENTITY_TYPE);

  private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

  private final ClusterSharding sharding;
  private final Skus skus;
  private final Duration askTimeout;
  private final Executor executor;

  private Checkouts(ClusterSharding sharding, Skus skus, Duration askTimeout, Executor executor) {
    this.sharding = sharding;
    this.skus = skus;
    this.askTimeout = askTimeout;
    this.executor = executor;
  }

  /**
   * Takes part in the sharding of checkouts; call once per actor system.
   *
   * @param askTimeout how long a caller waits before the outcome counts as unknown; several times
   *     what a SKU may take, as one call may be several steps
   */
  public static Checkouts start(
      ActorSystem<?> system, Skus skus, Clock clock, CheckoutFeed feed, Duration askTimeout) {
    var sharding = ClusterSharding.get(system);
    var shared = new CheckoutContext(skus::ask, clock, feed, RETRY_PAUSE);
    sharding.init(
        Entity.of(
                TYPE,
                entity ->
                    CheckoutEntity.create(
                        new ReservationId(entity.getEntityId()),
                        shared,
                        self -> entity.getShard().tell(new ClusterSharding.Passivate<>(self))))
            .withStopMessage(new CheckoutMessage.Retire()));
    return new Checkouts(sharding, skus, askTimeout, system.executionContext()::execute);
  }

  /**
   * Wakes checkouts that are due or unfinished, once in the whole cluster.
   *
   * @param blocking runs the index's queries
   * @param interval how often to look
   */
  public void sweepOpen(
      ActorSystem<?> system,
      DueIndex<ReservationId> index,
      Clock clock,
      Executor blocking,
      Duration interval) {
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(
                ExpirySweep.create(index, clock, blocking, interval, this::wake),
                "checkout-sweep"));
  }

  /** Holds everything in a cart, or nothing. Never fails: what goes wrong is a reply. */
  public CompletionStage<CheckoutReply> reserve(ReservationId id, Cart cart) {
    return explode(cart).thenCompose(explosion -> reserve(id, cart, explosion));
  }

  /** What {@link #reserve} would be answered now, by the same decisions, taking nothing. */
  public CompletionStage<Consideration> consider(Cart cart) {
    return explode(cart)
        .thenCompose(
            explosion ->
                switch (explosion) {
                  case Explosion.Lines(var lines) -> consider(cart, lines);
                  case Explosion.Impossible(var answer) ->
                      CompletableFuture.completedFuture(new Consideration.Impossible(answer));
                  case Explosion.Unanswered(var reply) ->
                      CompletableFuture.completedFuture(new Consideration.Unanswered(reply));
                });
  }

  private CompletionStage<Consideration> consider(Cart cart, List<ExplodedLine> lines) {
    var asked = new TreeMap<SkuId, CompletableFuture<SkuReply>>();
    ExplodedLine.demand(lines)
        .forEach(
            (sku, units) ->
                asked.put(sku, skus.consider(sku, cart.of(units)).toCompletableFuture()));
    return all(asked).thenApply(replies -> Consideration.of(lines, replies));
  }

  private CompletionStage<Explosion> explode(Cart cart) {
    var looks = new HashMap<SkuId, CompletableFuture<SkuReply>>();
    for (var line : cart.lines()) {
      looks.computeIfAbsent(line.sku(), sku -> skus.describe(sku).toCompletableFuture());
    }
    return all(looks).thenApply(replies -> Explosion.of(cart, replies));
  }

  private static CompletionStage<Map<SkuId, SkuReply>> all(
      Map<SkuId, CompletableFuture<SkuReply>> asked) {
    return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
        .thenApply(
            _ -> {
              var replies = new LinkedHashMap<SkuId, SkuReply>();
              asked.forEach((sku, reply) -> replies.put(sku, reply.join()));
              return replies;
            });
  }

  private CompletionStage<CheckoutReply> reserve(ReservationId id, Cart cart, Explosion explosion) {
    return switch (explosion) {
      case Explosion.Lines(var lines) -> ask(id, new CheckoutCommand.Reserve(cart, lines));
      case Explosion.Impossible(var answer) -> said(new CheckoutReply.Answered(answer));
      case Explosion.Unanswered(var reply) -> said(reply);
    };
  }

  private static CompletionStage<CheckoutReply> said(CheckoutReply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  /** Has the checkout carry out a command. Never fails: what goes wrong is a reply. */
  public CompletionStage<CheckoutReply> ask(ReservationId id, CheckoutCommand command) {
    return sharding
        .entityRefFor(TYPE, id.value())
        .ask(
            (ActorRef<CheckoutReply> replyTo) -> new CheckoutMessage.Ask(command, replyTo),
            askTimeout)
        .handleAsync(
            (reply, failure) -> failure == null ? reply : new CheckoutReply.OutcomeUnknown(),
            executor);
  }

  /**
   * What the SKUs of which a checkout has units know of its holds: of each {@link SkuReply.Found},
   * or why not. Never fails.
   */
  public CompletionStage<Map<SkuId, SkuReply>> holds(ReservationId id, Checkout checkout) {
    var asked = new TreeMap<SkuId, CompletableFuture<SkuReply>>();
    ExplodedLine.demand(checkout.wanted())
        .keySet()
        .forEach(sku -> asked.put(sku, skus.find(sku, id.hold()).toCompletableFuture()));
    return all(asked);
  }

  private void wake(ReservationId id) {
    sharding.entityRefFor(TYPE, id.value()).tell(new CheckoutMessage.Wake());
  }
}
