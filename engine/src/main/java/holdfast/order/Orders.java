package holdfast.order;

import holdfast.stock.DueIndex;
import holdfast.stock.ExpirySweep;
import holdfast.stock.Skus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;

/**
 * All orders and carts of all stores, wherever in the cluster they live. The only way to tell one
 * of them anything. Thread-safe. No call fails: what goes wrong is a reply.
 */
public final class Orders {
  private static final EntityTypeKey<OrderMessage> TYPE =
      EntityTypeKey.create(OrderMessage.class, OrderEntity.ENTITY_TYPE);

  private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

  private final ClusterSharding sharding;
  private final Duration askTimeout;
  private final Executor executor;

  private Orders(ClusterSharding sharding, Duration askTimeout, Executor executor) {
    this.sharding = sharding;
    this.askTimeout = askTimeout;
    this.executor = executor;
  }

  /**
   * Takes part in the sharding of orders; call once per actor system.
   *
   * @param desk where shops are asked about their orders
   * @param settlement how they are asked to cancel what was oversold
   * @param askTimeout how long a caller waits before the outcome counts as unknown
   */
  public static Orders start(
      ActorSystem<?> system,
      Skus skus,
      Shops shops,
      ShopDesk desk,
      Settlement settlement,
      Clock clock,
      OrderFeed feed,
      Duration askTimeout) {
    var sharding = ClusterSharding.get(system);
    var orders = new Orders(sharding, askTimeout, system.executionContext()::execute);
    var shared =
        new OrderContext(
            skus::ask,
            skus::describe,
            orders::tell,
            shops,
            desk,
            settlement,
            clock,
            feed,
            RETRY_PAUSE);
    sharding.init(
        Entity.of(
                TYPE,
                entity ->
                    OrderEntity.create(
                        OrderKey.parse(entity.getEntityId()),
                        shared,
                        self -> entity.getShard().tell(new ClusterSharding.Passivate<>(self))))
            .withStopMessage(new OrderMessage.Retire()));
    return orders;
  }

  /**
   * Wakes orders that are unfinished, or in trouble, once in the whole cluster.
   *
   * @param blocking runs the index's queries
   * @param interval how often to look
   */
  public void sweepOpen(
      ActorSystem<?> system,
      DueIndex<OrderKey> index,
      Clock clock,
      Executor blocking,
      Duration interval) {
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(
                ExpirySweep.create(index, clock, blocking, interval, this::wake), "order-sweep"));
  }

  /**
   * Tells an order what the shop said. When it answers {@link OrderReply.Is}, that is in the
   * journal, and will be done. Telling it again has no second effect.
   */
  public CompletionStage<OrderReply> tell(OrderKey key, OrderNews news) {
    return ask(key, replyTo -> new OrderMessage.Tell(news, replyTo));
  }

  /** How an order stands. */
  public CompletionStage<OrderReply> find(OrderKey key) {
    return ask(key, OrderMessage.Find::new);
  }

  /** Has an order try again what could not be done: a listing was mapped, or a SKU defined. */
  public CompletionStage<OrderReply> retry(OrderKey key) {
    return ask(key, OrderMessage.Retry::new);
  }

  /**
   * Settles a line by hand, or the whole order: nothing more is done for it, and what has been done
   * stays.
   *
   * @param line the shop's id of the line; none for the whole order
   * @param operator who says so
   * @param note why
   */
  public CompletionStage<OrderReply> ignore(
      OrderKey key, Optional<String> line, String operator, String note) {
    return ask(key, replyTo -> new OrderMessage.Ignore(line, operator, note, replyTo));
  }

  /** Units of an order came back and are here; the same receipt again has no second effect. */
  public CompletionStage<OrderReply> receive(OrderKey key, Receipt.Said receipt) {
    return ask(key, replyTo -> new OrderMessage.Receive(receipt, replyTo));
  }

  /** Goes on in our own executor: what Pekko returns would go on in the JVM's common pool. */
  private CompletionStage<OrderReply> ask(
      OrderKey key, Function<ActorRef<OrderReply>, OrderMessage> message) {
    return sharding
        .entityRefFor(TYPE, key.text())
        .<OrderReply>ask(message::apply, askTimeout)
        .handleAsync(
            (reply, failure) -> failure == null ? reply : new OrderReply.OutcomeUnknown(),
            executor);
  }

  private void wake(OrderKey key) {
    sharding.entityRefFor(TYPE, key.text()).tell(new OrderMessage.Wake());
  }
}
