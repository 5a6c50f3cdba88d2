package holdfast.http.server;

import holdfast.checkout.Checkouts;
import holdfast.http.api.BlockingWork;
import holdfast.http.api.CheckoutIds;
import holdfast.http.api.EarlierIds;
import holdfast.http.api.ReservationDirectory;
import holdfast.http.api.Routes;
import holdfast.http.meter.Meters;
import holdfast.http.route.Dispatcher;
import holdfast.http.route.Phase;
import holdfast.http.security.KeyRing;
import holdfast.http.webhook.ShopRecipients;
import holdfast.order.Orders;
import holdfast.outbound.Outbound;
import holdfast.persistence.Storage;
import holdfast.publish.Stores;
import holdfast.publish.SyncHistory;
import holdfast.shop.LevelRules;
import holdfast.stock.SkuContext;
import holdfast.stock.Skus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Opens one part after the other. HTTP comes before the journal is read, so that a long start is
 * seen to be alive; it serves only when everything is there.
 */
final class Assembly {
  private static final Duration ACTORS_STOP_WITHIN = Duration.ofSeconds(12);

  /** Ids that are told apart without a query, by entries of the directory: 2 bytes against 150. */
  private static final long EARLIER_IDS_FACTOR = 10;

  /** A call on a checkout asks its SKUs several times: confirming pins first. */
  private static final int STEPS_OF_A_CALL = 3;

  private final Settings settings;
  private final Optional<Connectors> given;
  private final Consumer<String> say;
  private final Clock clock = Clock.systemUTC();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
  private final Closing closing = new Closing();
  private final EarlierIds earlier;

  Assembly(Settings settings, Optional<Connectors> given, Consumer<String> say) {
    this.settings = settings;
    this.given = given;
    this.say = say;
    this.earlier = new EarlierIds(EARLIER_IDS_FACTOR * settings.http().directoryMax());
  }

  Server start() {
    try {
      return open();
    } catch (RuntimeException e) {
      closing.run();
      throw StartFailure.of(e);
    }
  }

  private Server open() {
    var seedNodes = Membership.addresses(settings.seedNodes());
    var storage = Storage.open(settings.storage());
    closing.push("the storage", storage::close);
    var inbox = storage.openIntake(settings.intake().inbox());
    closing.push("the inbox", inbox::close);
    var ring = new KeyRing(storage.keys(), clock);
    ring.bootstrap(settings.adminKey())
        .ifPresent(made -> say.accept("Admin key (shown only this once): " + made.value()));
    var meters = new Meters();
    closing.push("the meters", meters::close);
    var syncLog = storage.openSyncLog(settings.syncLog(), meters.sync());
    closing.push("the sync log", syncLog::close);
    var blocking = new BlockingWork(settings.http().blockingThreads());
    closing.push("the blocking threads", blocking::close);

    var system = actorSystem(storage);
    var outbound = Outbound.open(system, settings.outbound());
    var connectors = given.orElseGet(() -> ShopPlatforms.of(outbound, storage, syncLog, clock));
    var publishing = Publishing.listen(storage, settings.publish(), system);
    var skus = Skus.start(system, skuContext(storage, publishing, meters));
    meters.gauge("holdfast.in.flight", "Calls to SKUs that are under way", skus::inFlight);
    var checkouts =
        Checkouts.start(
            system,
            skus,
            clock,
            storage.checkoutFeed(),
            settings.sku().askTimeout().multipliedBy(STEPS_OF_A_CALL));
    var orders = orders(system, storage, skus, connectors);
    var rules = new LevelRules(settings.shop().patience());
    var sweepDesk = SweepDesk.open(system, storage.sweeps(), blocking, clock);
    var storeWork = new BlockingWork(Publishing.THREADS, Publishing.QUEUE_MAX);
    closing.push("the stores' threads", storeWork::close);
    var stores =
        publishing.open(
            system,
            skus,
            rules,
            connectors.numbers(),
            sweepDesk::soon,
            meters,
            clock,
            storeWork,
            settings.sku().askTimeout());
    var feeds =
        FeedDesk.open(storage, stores, outbound, syncLog, settings.feed(), clock, storeWork);
    var watch = ShopWatch.open(storage, rules, stores, meters, clock, blocking);
    var deliveries =
        Deliveries.open(
            system,
            storage,
            inbox,
            new ShopRecipients(orders::tell, watch::tell),
            settings.intake(),
            meters,
            clock,
            blocking);
    var sweeps =
        Sweeps.open(
            system,
            storage,
            connectors,
            deliveries,
            watch,
            settings.sweep(),
            meters,
            clock,
            blocking);
    var door =
        open(
            system,
            storage,
            ring,
            meters,
            blocking,
            skus,
            checkouts,
            orders,
            deliveries,
            stores,
            feeds,
            sweeps,
            syncLog.history());

    Membership.join(system, seedNodes);
    storage.start(skus::wake).toCompletableFuture().join();
    Readiness.await(skus, settings.storage().startTimeout());
    skus.sweepExpired(system, storage.dueIndex(), clock, blocking, settings.sweepInterval());
    checkouts.sweepOpen(system, storage.openCheckouts(), clock, blocking, settings.sweepInterval());
    orders.sweepOpen(system, storage.openOrders(), clock, blocking, settings.sweepInterval());
    skus.rollOut(
        system,
        storage.rollouts(),
        storage.skuIndex(),
        clock,
        blocking,
        settings.rollout(),
        meters::rolloutRemaining,
        publishing::reconsider);
    stores.follow(storage.stores());
    stores.sweep(system, storage.skuIndex());
    if (seedNodes.isEmpty()) { // Other nodes' ids can't be known before they are made.
      blocking.execute(() -> earlier.load(storage.views()));
    }
    watch.follow(system, settings.shop().interval());
    deliveries.intake().begin();
    sweeps.begin(system);
    feeds.begin(system);
    phase.set(Phase.SERVING);
    return new Server(settings, phase, system, door, closing);
  }

  private Orders orders(ActorSystem<?> system, Storage storage, Skus skus, Connectors connectors) {
    var shops = new StoreShops(storage.stores()::current, storage.catalog()::current);
    return Orders.start(
        system,
        skus,
        shops,
        new PlatformDesk(connectors.desks(), storage.stores()::current),
        settings.settlement(),
        clock,
        storage.orderFeed(),
        settings.sku().askTimeout());
  }

  private ActorSystem<Void> actorSystem(Storage storage) {
    var config = storage.pekkoConfig().withFallback(settings.pekko());
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "holdfast", config);
    closing.push("the actor system", () -> stop(system));
    return system;
  }

  private static void stop(ActorSystem<?> system) {
    Membership.leave(system)
        .toCompletableFuture()
        .completeOnTimeout(Done.getInstance(), ACTORS_STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private SkuContext skuContext(Storage storage, Publishing publishing, Meters meters) {
    return new SkuContext(
        settings.sku(),
        clock,
        storage.catalog()::current,
        storage.stores()::current,
        storage.policies()::current,
        publishing.feed(),
        meters.engine());
  }

  private HttpDoor open(
      ActorSystem<?> system,
      Storage storage,
      KeyRing ring,
      Meters meters,
      BlockingWork blocking,
      Skus skus,
      Checkouts checkouts,
      Orders orders,
      Deliveries deliveries,
      Stores stores,
      FeedDesk feeds,
      Sweeps sweeps,
      SyncHistory syncHistory) {
    var ports =
        new Routes.Ports(
            skus,
            checkouts,
            orders,
            storage.views(),
            storage.orderViews(),
            storage.catalog(),
            storage.stores(),
            storage.secrets(),
            storage.policies(),
            storage.rollouts(),
            storage.keys(),
            ring,
            new ReservationDirectory(settings.http().directoryMax(), earlier),
            earlier,
            new CheckoutIds(settings.http().directoryMax()),
            deliveries.calls(),
            settings.intake().gate(),
            deliveries.tables(),
            deliveries.tables().reviews(),
            storage.shops(),
            new LevelRules(settings.shop().patience()),
            storage.shops().drifts(),
            syncHistory,
            sweeps.calls(),
            stores,
            feeds.feeds(),
            deliveries.intake()::arrived,
            blocking,
            meters,
            clock,
            phase::get,
            storage::isReachable);
    var dispatcher = new Dispatcher(Routes.of(ports), meters, ring, phase::get, system);
    var door = HttpDoor.open(system, settings.http(), dispatcher);
    closing.push("HTTP", () -> door.close(settings.http().stopWithin()));
    return door;
  }
}
