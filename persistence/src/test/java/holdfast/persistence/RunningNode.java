package holdfast.persistence;

import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.StorageSettings;
import holdfast.stock.Answer;
import holdfast.stock.Moment;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuContext;
import holdfast.stock.SkuMeter;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuReply;
import holdfast.stock.SkuSettings;
import holdfast.stock.SkuSummary;
import holdfast.stock.Skus;
import holdfast.stock.StockCommand;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** A whole node without HTTP, on real storage: what a test starts, asks, stops and starts again. */
final class RunningNode implements AutoCloseable {
  static final LocationId MAIN = new LocationId("main");
  static final ChannelId WEB = new ChannelId("web");
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Config CLUSTER_OF_ONE =
      ConfigFactory.parseString(
          """
          pekko.actor.provider = cluster
          pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
          pekko.cluster.jmx.multi-mbeans-in-same-jvm = on
          pekko.coordinated-shutdown.exit-jvm = off
          pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
          pekko.loglevel = WARNING
          pekko.loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
          """);

  private final Storage storage;
  private final ActorSystem<Void> system;
  private final Skus skus;

  private RunningNode(Storage storage, ActorSystem<Void> system, Skus skus) {
    this.storage = storage;
    this.system = system;
    this.skus = skus;
  }

  static RunningNode start(StorageSettings settings) {
    return start(settings, Moment.Limits.DEFAULT);
  }

  static RunningNode start(StorageSettings settings, Moment.Limits limits) {
    var storage = Storage.open(settings);
    var system =
        ActorSystem.<Void>create(
            Behaviors.empty(),
            "holdfast",
            CLUSTER_OF_ONE.withFallback(storage.pekkoConfig()).withFallback(ConfigFactory.load()));
    var cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    var context =
        new SkuContext(
            new SkuSettings(
                1_000,
                512,
                10_000,
                Duration.ofSeconds(15),
                Duration.ofMillis(200),
                20,
                1_000,
                limits),
            Clock.systemUTC(),
            storage.catalog()::current,
            storage.feed(),
            SkuMeter.none());
    var skus = Skus.start(system, context);
    storage.catalog().put(MAIN, "Main warehouse", 1);
    storage.catalog().put(WEB, "Web shop");
    var caughtUp = storage.start(skus::wake).toCompletableFuture();
    await().atMost(PATIENCE).until(caughtUp::isDone);
    skus.sweepExpired(
        system,
        storage.dueIndex(),
        Clock.systemUTC(),
        ForkJoinPool.commonPool(),
        Duration.ofMillis(200));
    return new RunningNode(storage, system, skus);
  }

  Storage storage() {
    return storage;
  }

  ActorSystem<Void> system() {
    return system;
  }

  Answer answer(SkuId sku, StockCommand command) {
    var reply = ask(sku, command);
    if (reply instanceof SkuReply.Answered answered) {
      return answered.answer();
    }
    throw new AssertionError("no answer to " + command + " but " + reply);
  }

  SkuReply ask(SkuId sku, StockCommand command) {
    return skus.ask(sku, command).toCompletableFuture().join();
  }

  SkuSummary look(SkuId sku) {
    return ((SkuReply.Seen) skus.look(sku).toCompletableFuture().join()).summary();
  }

  void define(SkuId sku, int units) {
    answer(
        sku,
        new StockCommand.Define(
            new SkuProfile(
                "Title of " + sku,
                Optional.of("shirts"),
                SkuProfile.Kind.STOCKED,
                Optional.empty())));
    answer(
        sku,
        new StockCommand.Move(
            new MovementId("receipt-" + sku),
            new Movement.Receipt(MAIN, units),
            Movement.Note.NONE));
  }

  Answer reserve(SkuId sku, String id, int quantity, int ttlSeconds) {
    return answer(
        sku,
        new StockCommand.Reserve(
            new ReservationId(id), new Reservation.Request(WEB, quantity, ttlSeconds)));
  }

  Answer confirm(SkuId sku, String id, String order) {
    return answer(
        sku, new StockCommand.Confirm(new ReservationId(id), new OrderId(order), Optional.empty()));
  }

  Answer release(SkuId sku, String id) {
    return answer(sku, new StockCommand.Release(new ReservationId(id)));
  }

  /** Returns when the read models show everything that was answered before. */
  void awaitViews() {
    storage.views().caughtUp().toCompletableFuture().join();
  }

  @Override
  public void close() {
    CoordinatedShutdown.get(system)
        .runAll(CoordinatedShutdown.unknownReason())
        .toCompletableFuture()
        .thenApply(_ -> Done.done())
        .join();
    storage.close();
  }
}
