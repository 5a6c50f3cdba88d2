package holdfast.persistence.catalog;

import holdfast.access.KeyStore;
import holdfast.allocation.PolicyStore;
import holdfast.allocation.RolloutStore;
import holdfast.catalog.CatalogStore;
import holdfast.persistence.database.Database;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Master data, policies and keys of one database, kept fresh when other nodes change them. */
public final class MasterData {
  private static final Logger LOG = LoggerFactory.getLogger(MasterData.class);

  private final ChangeCount changes;
  private final CatalogTables catalog;
  private final RolloutTable rollouts;
  private final PolicyTable policies;
  private final KeyTable keys;
  private long loadedAt;

  private MasterData(Database database) {
    this.changes = new ChangeCount(database);
    this.rollouts = new RolloutTable(database);
    this.policies = new PolicyTable(database, changes, rollouts, Clock.systemUTC());
    this.catalog = new CatalogTables(database, changes, policies);
    this.keys = new KeyTable(database, changes);
  }

  /** Reads everything once; blocks until that is done. */
  public static MasterData load(Database database) {
    var data = new MasterData(database);
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

  private void refresh() {
    var current = changes.current();
    if (current != loadedAt || current == 0) {
      catalog.load();
      policies.load();
      keys.load();
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
