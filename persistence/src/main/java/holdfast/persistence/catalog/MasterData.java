package holdfast.persistence.catalog;

import holdfast.access.KeyStore;
import holdfast.allocation.PolicyStore;
import holdfast.allocation.RolloutStore;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.StoreSecrets;
import holdfast.persistence.database.Database;
import holdfast.persistence.secret.SecretBox;
import holdfast.persistence.secret.SecretsKey;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Master data, policies, keys and stores of one database, kept fresh when other nodes change them.
 */
public final class MasterData {
  private static final Logger LOG = LoggerFactory.getLogger(MasterData.class);

  private final ChangeCount changes;
  private final CatalogTables catalog;
  private final RolloutTable rollouts;
  private final PolicyTable policies;
  private final KeyTable keys;
  private final StoreTables stores;
  private long loadedAt;

  private MasterData(Database database, SecretsKey secretsKey) {
    this.changes = new ChangeCount(database);
    this.rollouts = new RolloutTable(database);
    this.policies = new PolicyTable(database, changes, rollouts, Clock.systemUTC());
    this.catalog = new CatalogTables(database, changes, policies);
    this.keys = new KeyTable(database, changes);
    this.stores = new StoreTables(database, changes, catalog, new SecretBox(secretsKey));
  }

  /**
   * Reads everything once; blocks until that is done.
   *
   * @throws holdfast.catalog.SecretsLockedException when the key does not fit what is locked
   */
  public static MasterData load(Database database, SecretsKey secretsKey) {
    var data = new MasterData(database, secretsKey);
    data.refresh();
    return data;
  }

  /** Looks for other nodes' changes each second, for as long as {@code scheduler} lives. */
  public void follow(ScheduledExecutorService scheduler) {
    var task = scheduler.scheduleWithFixedDelay(this::refreshQuietly, 1, 1, TimeUnit.SECONDS);
    LOG.debug("following changes of master data: {}", task);
  }

  /** Locations, channels and retailers. */
  public CatalogStore catalog() {
    return catalog;
  }

  /** Policies. */
  public PolicyStore policies() {
    return policies;
  }

  /** Changes of policy on their way to the SKUs. */
  public RolloutStore rollouts() {
    return rollouts;
  }

  /** API keys. */
  public KeyStore keys() {
    return keys;
  }

  /** Stores and listings. */
  public StoreDirectory stores() {
    return stores;
  }

  /** Stores' secrets. */
  public StoreSecrets secrets() {
    return stores;
  }

  private void refresh() {
    var current = changes.current();
    if (current != loadedAt || current == 0) {
      catalog.load();
      policies.load();
      keys.load();
      stores.load();
      loadedAt = current;
    }
  }

  private void refreshQuietly() {
    try {
      refresh();
    } catch (RuntimeException e) {
      LOG.warn("master data can't be refreshed, will try again: {}", e.getMessage());
    }
  }
}
