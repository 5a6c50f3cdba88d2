package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;

/**
 * Checkouts as real actors on a journal in memory, with SKUs on their pure core. A life of a
 * checkout can end before and after each question to a SKU and before and after each write.
 */
final class LiveCheckout implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ActorTestKit kit =
      ActorTestKit.create(
          PersistenceTestKitPlugin.config()
              .withFallback(PersistenceTestKitSnapshotPlugin.config())
              .withFallback(ActorTestKit.applicationTestConfig()));
  private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
  private final TestClock clock = new TestClock();
  private final Warehouse warehouse = new Warehouse(clock);
  private BiFunction<SkuId, StockCommand, CompletionStage<SkuReply>> skus = this::carry;
  private volatile Moments moments = Moments.immortal();

  LiveCheckout() {
    Moments.pass(journal, () -> moments);
  }

  Warehouse warehouse() {
    return warehouse;
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  /** From now on SKUs are asked this way. */
  void through(BiFunction<SkuId, StockCommand, CompletionStage<SkuReply>> way) {
    skus = way;
  }

  /** Carries a question to its SKU, as it is meant to be. */
  CompletionStage<SkuReply> carry(SkuId sku, StockCommand command) {
    if (!moments.pass()) {
      return new CompletableFuture<>();
    }
    var reply = new SkuReply.Answered(warehouse.ask(sku, command));
    return moments.pass() ? CompletableFuture.completedFuture(reply) : new CompletableFuture<>();
  }

  void mortal(Moments newMoments) {
    moments = newMoments;
  }

  ActorRef<CheckoutMessage> start(String id) {
    return kit.spawn(
        CheckoutEntity.create(
            new ReservationId(id),
            new CheckoutContext(
                (sku, command) -> skus.apply(sku, command),
                clock,
                (_, _, _, _) -> {},
                Duration.ofMillis(5)),
            _ -> {}));
  }

  void kill(ActorRef<CheckoutMessage> checkout) {
    kit.stop(checkout);
  }

  CompletableFuture<CheckoutReply> ask(
      ActorRef<CheckoutMessage> checkout, CheckoutCommand command) {
    return AskPattern.ask(
            checkout,
            (ActorRef<CheckoutReply> replyTo) -> new CheckoutMessage.Ask(command, replyTo),
            PATIENCE,
            kit.system().scheduler())
        .toCompletableFuture();
  }

  /** The answer in the words of {@link TheCheckout}. */
  String says(ActorRef<CheckoutMessage> checkout, CheckoutCommand command) {
    return said(ask(checkout, command).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
  }

  static String said(CheckoutReply reply) {
    return reply instanceof CheckoutReply.Answered(var answer)
        ? TheCheckout.said(answer)
        : reply.toString();
  }

  Checkout state(ActorRef<CheckoutMessage> checkout) {
    var reply = ask(checkout, new CheckoutCommand.Find()).join();
    if (reply instanceof CheckoutReply.Answered(CheckoutAnswer.CheckoutIs(var state, _))) {
      return state;
    }
    throw new AssertionError("no such checkout: " + reply);
  }

  List<Object> persisted(String id) {
    return journal.persistedInStorage("checkout|" + id);
  }

  /** Answers in any order, on other threads, as SKUs do. */
  CompletionStage<SkuReply> inAnyOrder(SkuId sku, StockCommand command) {
    return CompletableFuture.supplyAsync(
        () -> new SkuReply.Answered(warehouse.ask(sku, command)),
        CompletableFuture.delayedExecutor(
            ThreadLocalRandom.current().nextInt(2), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
