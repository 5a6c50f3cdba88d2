package holdfast.persistence;

import com.typesafe.config.Config;
import holdfast.access.KeyStore;
import holdfast.allocation.PolicyStore;
import holdfast.allocation.RolloutStore;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.StoreSecrets;
import holdfast.checkout.CheckoutFeed;
import holdfast.feed.FeedStore;
import holdfast.order.OrderFeed;
import holdfast.order.OrderKey;
import holdfast.order.OrderViews;
import holdfast.persistence.catalog.MasterData;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.JournalConfig;
import holdfast.persistence.database.Migrations;
import holdfast.persistence.database.StorageSettings;
import holdfast.persistence.intake.DeliveryTables;
import holdfast.persistence.intake.InboxSettings;
import holdfast.persistence.publish.PublishTables;
import holdfast.persistence.secret.SecretsKey;
import holdfast.persistence.shop.FeedTable;
import holdfast.persistence.shop.ShopTables;
import holdfast.persistence.sweep.SweepTables;
import holdfast.persistence.sync.SyncLogSettings;
import holdfast.persistence.sync.SyncTables;
import holdfast.persistence.view.ReadModels;
import holdfast.publish.ListingStates;
import holdfast.publish.SyncMeter;
import holdfast.stock.DueIndex;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuIndex;
import holdfast.stock.StockFeed;
import holdfast.stock.StockViews;
import holdfast.sweep.SweepStore;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything durable. Open it first, lay {@link #pekkoConfig} over the actor system's
 * configuration, start it when the system runs, and close it after the system has ended.
 */
public final class Storage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
  private static final long STOP_SECONDS = 5;

  private final DatabaseLocation location;
  private final Database core;
  private final Database views;
  private final MasterData masterData;
  private final ShopTables shops;
  private final SweepTables sweeps;
  private final PublishTables published;
  private final FeedStore feeds;
  private final ReadModels readModels;
  private final ScheduledExecutorService scheduler = scheduler();

  private Storage(DatabaseLocation location, Database core, Database views, SecretsKey secretsKey) {
    this.location = location;
    this.core = core;
    this.views = views;
    this.masterData = MasterData.load(core, secretsKey);
    this.shops = new ShopTables(core);
    this.sweeps = new SweepTables(core);
    this.published = new PublishTables(core);
    this.feeds = new FeedTable(core);
    this.readModels = new ReadModels(core, views);
  }

  /**
   * Connects, waiting for PostgreSQL if need be, and brings the schema up to date.
   *
   * @throws holdfast.persistence.database.StorageException with a message for the operator: no way
   *     to connect, the data is in use by another process, or the schema is newer than this program
   * @throws holdfast.catalog.SecretsLockedException with a message for the operator when the key to
   *     stores' secrets is missing or another one
   */
  public static Storage open(StorageSettings settings) {
    var location = DatabaseLocation.of(settings);
    var core = location.openCore();
    try {
      Migrations.CORE.run(core);
      return open(location, core, location.openViews(core), secretsKey(settings, location));
    } catch (RuntimeException e) {
      core.close();
      throw e;
    }
  }

  private static SecretsKey secretsKey(StorageSettings settings, DatabaseLocation location) {
    return switch (location) {
      case DatabaseLocation.Embedded(var directory) ->
          SecretsKey.embedded(settings.secrets(), directory);
      case DatabaseLocation.Server _ -> SecretsKey.shared(settings.secrets());
    };
  }

  private static Storage open(
      DatabaseLocation location, Database core, Database views, SecretsKey secretsKey) {
    try {
      Migrations.VIEWS.run(views);
      return new Storage(location, core, views, secretsKey);
    } catch (RuntimeException e) {
      views.close();
      throw e;
    }
  }

  /** Journal, snapshots and serialization for Pekko. */
  public Config pekkoConfig() {
    return JournalConfig.of(location);
  }

  /** Locations, channels and retailers. */
  public CatalogStore catalog() {
    return masterData.catalog();
  }

  /** Policies. */
  public PolicyStore policies() {
    return masterData.policies();
  }

  /** Changes of policy on their way to the SKUs. */
  public RolloutStore rollouts() {
    return masterData.rollouts();
  }

  /** API keys. */
  public KeyStore keys() {
    return masterData.keys();
  }

  /** Stores and listings. */
  public StoreDirectory stores() {
    return masterData.stores();
  }

  /** Stores' secrets. */
  public StoreSecrets secrets() {
    return masterData.secrets();
  }

  /** What is known of the numbers that shops show. */
  public ShopTables shops() {
    return shops;
  }

  /** Where sweeps of shops stand. */
  public SweepStore sweeps() {
    return sweeps;
  }

  /** Where the numbers stand that stores are told. */
  public ListingStates numbers() {
    return published;
  }

  /** The last file of numbers of each store. */
  public FeedStore feeds() {
    return feeds;
  }

  /** Lists, histories, lookups. */
  public StockViews views() {
    return readModels.views();
  }

  /** Where SKUs report what was committed. */
  public StockFeed feed() {
    return readModels.feed();
  }

  /** Which SKUs there are. */
  public SkuIndex skuIndex() {
    return readModels.skuIndex();
  }

  /** Where the next expiry is found. */
  public DueIndex<SkuId> dueIndex() {
    return readModels.dueIndex();
  }

  /** Where checkouts report how they stand. */
  public CheckoutFeed checkoutFeed() {
    return readModels.checkoutFeed();
  }

  /** Where checkouts are found that are due or unfinished. */
  public DueIndex<ReservationId> openCheckouts() {
    return readModels.openCheckouts();
  }

  /** Where orders report how they stand. */
  public OrderFeed orderFeed() {
    return readModels.orderFeed();
  }

  /** Lists of orders. */
  public OrderViews orderViews() {
    return readModels.orderViews();
  }

  /** Where orders are found that are unfinished or in trouble. */
  public DueIndex<OrderKey> openOrders() {
    return readModels.openOrders();
  }

  /**
   * Begins to keep shops' deliveries; call at most once. To be closed after the actor system has
   * ended, and before this.
   */
  public DeliveryTables openIntake(InboxSettings settings) {
    return DeliveryTables.open(core, settings, scheduler);
  }

  /**
   * Begins to log exchanges with stores; call at most once. To be closed after the last of them has
   * ended, and before this.
   */
  public SyncTables openSyncLog(SyncLogSettings settings, SyncMeter meter) {
    return SyncTables.open(core, settings, stores()::current, meter, scheduler);
  }

  /**
   * Catches up with the journal and follows other nodes' changes.
   *
   * @param wake brings a SKU to life
   * @return completes when what was committed before the start can be read in the views
   */
  public CompletionStage<Void> start(Consumer<SkuId> wake) {
    masterData.follow(scheduler);
    return readModels.follow(scheduler, wake);
  }

  /** Whether the database answers; takes about two seconds when it does not. */
  public boolean isReachable() {
    return !location.isStuck() && core.isReachable();
  }

  @Override
  public void close() {
    location.stopping();
    endScheduledWork();
    readModels.close();
    if (views != core) {
      views.close();
    }
    core.close();
  }

  private static ScheduledExecutorService scheduler() {
    var scheduler =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("holdfast-storage").daemon().factory());
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return scheduler;
  }

  /** Without an interrupt: one in the midst of reading would close H2's file for everybody. */
  private void endScheduledWork() {
    scheduler.shutdown();
    try {
      if (!scheduler.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("work on the database goes on while it is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
