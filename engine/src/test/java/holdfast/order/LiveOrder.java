package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.checkout.Moments;
import holdfast.checkout.Warehouse;
import holdfast.stock.SkuReply;
import holdfast.stock.SkuSummary;
import holdfast.stock.StockCommand;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;

/**
 * An order and its cart as real actors on a journal in memory, with SKUs on their pure core. A life
 * can end before and after each question to a SKU and before and after each write.
 */
final class LiveOrder implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final OrderKey ORDER = OrderKey.order(Warehouse.WEB, "1");
  static final OrderKey CART = OrderKey.cart(Warehouse.WEB, "t");

  static final Settlement SETTLEMENT =
      new Settlement(Duration.ofMinutes(10), "sold out", false, true, Optional.of("SORRY10"));

  private final ActorTestKit kit =
      ActorTestKit.create(
          PersistenceTestKitPlugin.config()
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ActorTestKit.applicationTestConfig()));
  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  private final TestClock clock = new TestClock();
  private final Warehouse warehouse = new Warehouse(clock);
  private final BlockingQueue<OrderKey> leaving = new LinkedBlockingQueue<>();
  private final TheOrder shops;
  private final ShopDesk desk;
  private volatile Moments moments = Moments.immortal();
  private CompletableFuture<Void> afterDeath = new CompletableFuture<>();
  private ActorRef<OrderMessage> order;
  private ActorRef<OrderMessage> cart;

  LiveOrder(TheOrder shops) {
    this(shops, ShopDesk.NOT_CONNECTED);
  }

  LiveOrder(TheOrder shops, ShopDesk desk) {
    this.shops = shops;
    this.desk = desk;
    Moments.pass(journal, () -> moments);
    cart = start(CART);
    order = start(ORDER);
  }

  TestClock clock() {
    return clock;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  void mortal(Moments newMoments) {
    moments = newMoments;
    afterDeath = newMoments.death().thenRun(() -> leaving.add(ORDER));
  }

  boolean isDead() {
    return moments.death().isDone();
  }

  private CompletionStage<SkuReply> carry(SkuId sku, StockCommand command) {
    return ifAlive(() -> new SkuReply.Answered(warehouse.ask(sku, command)));
  }

  private <T> CompletionStage<T> ifAlive(Supplier<T> question) {
    if (!moments.pass()) {
      return new CompletableFuture<>();
    }
    var reply = question.get();
    return moments.pass() ? CompletableFuture.completedFuture(reply) : new CompletableFuture<>();
  }

  private ActorRef<OrderMessage> start(OrderKey key) {
    return kit.spawn(
        OrderEntity.create(
            key,
            new OrderContext(
                this::carry,
                sku -> ifAlive(() -> described(sku)),
                (_, news) -> tell(CART, news),
                shops,
                atDesk(),
                SETTLEMENT,
                clock,
                (_, _, _, _) -> {},
                Duration.ofMillis(5)),
            _ -> leaving.add(key)));
  }

  /** The desk, at which an order can die before and after each question. */
  private ShopDesk atDesk() {
    return new ShopDesk() {
      @Override
      public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey key) {
        return ifAlive(() -> desk.refunds(key)).thenCompose(answer -> answer);
      }

      @Override
      public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey key) {
        return ifAlive(() -> desk.snapshot(key)).thenCompose(answer -> answer);
      }

      @Override
      public CompletionStage<DeskAnswer<Cancellation>> cancel(
          OrderKey key, Cancellation cancellation) {
        return ifAlive(() -> desk.cancel(key, cancellation)).thenCompose(answer -> answer);
      }
    };
  }

  private SkuReply described(SkuId sku) {
    SkuSummary summary = warehouse.look(sku);
    return new SkuReply.Seen(summary, List.of());
  }

  /** The process dies, and begins again; only what was ordered is woken. */
  void liveAgain() {
    afterDeath.join();
    kit.stop(order);
    kit.stop(cart);
    moments = Moments.immortal();
    cart = start(CART);
    order = start(ORDER);
  }

  /** Says something until it was heard, and waits until there is nothing left to do. */
  OrderReport tellToTheEnd(OrderKey key, OrderNews news) {
    return askToTheEnd(key, replyTo -> new OrderMessage.Tell(news, replyTo));
  }

  /** Asks for something until it was heard, and waits until there is nothing left to do. */
  OrderReport askToTheEnd(OrderKey key, Function<ActorRef<OrderReply>, OrderMessage> message) {
    while (true) {
      var answer = ask(key, message);
      awaitOrDie(answer);
      var report = isDead() ? Optional.<OrderReport>empty() : atRest(key);
      if (report.isPresent()) {
        return report.get();
      }
      liveAgain();
    }
  }

  /** The order tries again what it can, until nothing is under way. */
  OrderReport sweep() {
    leaving.clear();
    awaitOrDie(ask(ORDER, OrderMessage.Retry::new));
    while (!nextLeave().equals(ORDER)) {
      // It is the cart that leaves.
    }
    if (isDead()) {
      liveAgain();
      return sweep();
    }
    return inTheEnd(ORDER);
  }

  CompletableFuture<OrderReply> tell(OrderKey key, OrderNews news) {
    return ask(key, replyTo -> new OrderMessage.Tell(news, replyTo));
  }

  /** Who is dead already does not answer; that it died is heard a moment later. */
  CompletableFuture<OrderReply> ask(
      OrderKey key, Function<ActorRef<OrderReply>, OrderMessage> message) {
    var answer = new CompletableFuture<OrderReply>();
    AskPattern.ask(
            key.equals(CART) ? cart : order, message::apply, PATIENCE, kit.system().scheduler())
        .thenAccept(answer::complete);
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** The order when there is nothing left that could be done; nothing if it died before. */
  Optional<OrderReport> atRest(OrderKey key) {
    while (true) {
      var reply = ask(key, OrderMessage.Find::new);
      awaitOrDie(reply);
      if (isDead()) {
        return Optional.empty();
      }
      if (reply.join() instanceof OrderReply.Is(var report) && !isUnderWay(report)) {
        return Optional.of(report);
      }
      nextLeave();
    }
  }

  /** Who asks the dead is told so at once, or never. */
  private void awaitOrDie(CompletableFuture<?> reply) {
    CompletableFuture.anyOf(reply.handle((_, _) -> true), moments.death()).join();
  }

  /** What is under way is due in a moment, what can't be done now in a while. */
  private boolean isUnderWay(OrderReport report) {
    return report.dueAt().filter(clock.instant().plusSeconds(60)::isAfter).isPresent();
  }

  /** The order when all is over, whoever dies meanwhile. */
  OrderReport inTheEnd(OrderKey key) {
    var report = atRest(key);
    while (report.isEmpty()) {
      liveAgain();
      report = atRest(key);
    }
    return report.get();
  }

  private OrderKey nextLeave() {
    try {
      var left = leaving.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (left == null) {
        throw new AssertionError("it never comes to rest");
      }
      return left;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
