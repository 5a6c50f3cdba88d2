package holdfast.persistence;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import holdfast.allocation.Entitlement;
import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.StorageSettings;
import holdfast.stock.Answer;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.OrderId;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuContext;
import holdfast.stock.SkuMeter;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuReply;
import holdfast.stock.SkuSettings;
import holdfast.stock.SkuSummary;
import holdfast.stock.Skus;
import holdfast.stock.Stock;
import holdfast.stock.StockCommand;
import holdfast.stock.StockEvent;
import holdfast.stock.StockFeed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Address;
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

  /** Events after which a snapshot is taken, so few that a test has them. */
  static final int SNAPSHOT_AFTER = 20;

  /**
   * A lone node waits for nobody: its gossip and hand-over ticks are what starting and stopping
   * would otherwise wait for.
   */
  private static final Config CLUSTER =
      ConfigFactory.parseString(
          """
          pekko.actor.provider = cluster
          pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
          pekko.cluster {
            jmx.enabled = off
            downing-provider-class = "org.apache.pekko.cluster.sbr.SplitBrainResolverProvider"
            periodic-tasks-initial-delay = 50ms
            gossip-interval = 100ms
            leader-actions-interval = 100ms
            singleton.hand-over-retry-interval = 100ms
            sharding {
              retry-interval = 200ms
              coordinator-singleton.hand-over-retry-interval = 100ms
            }
          }
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
    return start(NodeSetup.usual(settings));
  }

  static RunningNode start(NodeSetup setup) {
    var storage = Storage.open(setup.storage());
    var system =
        ActorSystem.<Void>create(
            Behaviors.empty(),
            "holdfast",
            setup
                .more()
                .withFallback(CLUSTER)
                .withFallback(storage.pekkoConfig())
                .withFallback(ConfigFactory.load()));
    var cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(setup.seed().orElse(cluster.selfMember().address())));
    var skus = Skus.start(system, context(setup, storage));
    storage.catalog().put(MAIN, "Main warehouse", 1, Service.EVERYWHERE);
    storage.catalog().put(WEB, "Web shop", Optional.empty());
    if (!setup.isMute()) {
      result(storage.start(skus::wake));
    }
    if (setup.isSweeping()) {
      skus.sweepExpired(
          system,
          storage.dueIndex(),
          setup.clock(),
          ForkJoinPool.commonPool(),
          Duration.ofMillis(200));
    }
    return new RunningNode(storage, system, skus);
  }

  private static SkuContext context(NodeSetup setup, Storage storage) {
    return new SkuContext(
        new SkuSettings(
            1_000,
            512,
            10_000,
            Duration.ofSeconds(15),
            Duration.ofMillis(200),
            SNAPSHOT_AFTER,
            1_000,
            setup.limits()),
        setup.clock(),
        storage.catalog()::current,
        storage.stores()::current,
        storage.policies()::current,
        setup.isMute() ? new Silence() : storage.feed(),
        SkuMeter.none());
  }

  Storage storage() {
    return storage;
  }

  ActorSystem<Void> system() {
    return system;
  }

  Address address() {
    return Cluster.get(system).selfMember().address();
  }

  Answer answer(SkuId sku, StockCommand command) {
    var reply = ask(sku, command);
    if (reply instanceof SkuReply.Answered answered) {
      return answered.answer();
    }
    throw new AssertionError("no answer to " + command + " but " + reply);
  }

  SkuReply ask(SkuId sku, StockCommand command) {
    return result(asked(sku, command));
  }

  CompletionStage<SkuReply> asked(SkuId sku, StockCommand command) {
    return skus.ask(sku, command);
  }

  SkuSummary look(SkuId sku) {
    return ((SkuReply.Seen) result(skus.look(sku))).summary();
  }

  /** What each retailer may take and has taken. */
  List<Entitlement> entitlements(SkuId sku) {
    return ((SkuReply.Seen) result(skus.look(sku))).retailers();
  }

  Optional<Reservation> find(SkuId sku, String id) {
    return ((SkuReply.Found) result(skus.find(sku, new ReservationId(id)))).reservation();
  }

  void define(SkuId sku, int units) {
    define(sku, "shirts", SkuProfile.Kind.STOCKED);
    receive(sku, "receipt-" + sku, units);
  }

  void define(SkuId sku, String category, SkuProfile.Kind kind) {
    answer(
        sku,
        new StockCommand.Define(
            new SkuProfile("Title of " + sku, Optional.of(category), kind, Optional.empty())));
  }

  RecordedMovement receive(SkuId sku, String id, int units) {
    return move(sku, id, new Movement.Receipt(MAIN, units));
  }

  /** Records a movement that must be accepted. */
  RecordedMovement move(SkuId sku, String id, Movement movement) {
    var note = new Movement.Note(Optional.of("COUNTED"), Optional.of("somebody"));
    var answer = answer(sku, new StockCommand.Move(new MovementId(id), movement, note));
    if (answer instanceof Answer.MovementIs done) {
      return done.movement();
    }
    throw new AssertionError(movement + " was not accepted: " + answer);
  }

  Answer reserve(SkuId sku, String id, int quantity, int ttlSeconds) {
    return answer(sku, reserving(id, quantity, ttlSeconds));
  }

  static StockCommand reserving(String id, int quantity, int ttlSeconds) {
    return new StockCommand.Reserve(
        new ReservationId(id), new Reservation.Request(WEB, quantity, ttlSeconds));
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
    result(storage.views().caughtUp());
  }

  @Override
  public void close() {
    result(CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason()));
    storage.close();
  }

  private static <T> T result(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Hears everything and passes on nothing. */
  private static final class Silence implements StockFeed {
    @Override
    public void committed(SkuId sku, long sequence, StockEvent.Committed batch, Stock after) {}

    @Override
    public void recovered(SkuId sku, long sequence, Stock stock) {}

    @Override
    public void snapshotStored(SkuId sku, long sequence) {}
  }
}
