package holdfast.persistence.sync;

import holdfast.catalog.StoreBook;
import holdfast.persistence.database.Database;
import holdfast.persistence.intake.DeliveryIds;
import holdfast.publish.Exchange;
import holdfast.publish.SyncHistory;
import holdfast.publish.SyncLog;
import holdfast.publish.SyncMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sync log in tables. It is no truth that anything else rests on, so it is written behind:
 * after a crash the last moment of it may be missing.
 */
public final class SyncTables implements SyncLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncTables.class);

  private static final Duration REMOVE_EVERY = Duration.ofMinutes(1);

  /** Few enough that nobody waits for it. */
  private static final int PER_STEP = 1_000;

  private static final int STEPS_MAX = 20;

  private final SyncLogSettings settings;
  private final Supplier<StoreBook> stores;
  private final SyncMeter meter;
  private final ExchangeRows rows;
  private final ExchangeWriter writer;
  private final ExchangeQueries queries;

  private SyncTables(
      Database database, SyncLogSettings settings, Supplier<StoreBook> stores, SyncMeter meter) {
    this.settings = settings;
    this.stores = stores;
    this.meter = meter;
    this.rows = new ExchangeRows(database);
    this.writer = new ExchangeWriter(rows, settings, meter);
    this.queries = new ExchangeQueries(database);
  }

  /**
   * Begins to write, and to remove what is old for as long as {@code scheduler} lives.
   *
   * @param stores tell what a listing stands for
   */
  public static SyncTables open(
      Database database,
      SyncLogSettings settings,
      Supplier<StoreBook> stores,
      SyncMeter meter,
      ScheduledExecutorService scheduler) {
    var tables = new SyncTables(database, settings, stores, meter);
    tables.writer.start();
    var removing =
        scheduler.scheduleWithFixedDelay(
            tables::removeOld,
            REMOVE_EVERY.toSeconds(),
            REMOVE_EVERY.toSeconds(),
            TimeUnit.SECONDS);
    LOG.debug("the sync log is swept: {}", removing);
    return tables;
  }

  @Override
  public void record(Exchange exchange) {
    meter.ended(exchange);
    writer.write(Entry.of(exchange, stores.get(), settings.bodyMax()));
  }

  /** What was written. */
  public SyncHistory history() {
    return queries;
  }

  private void removeOld() {
    try {
      removeBefore(Instant.now().minus(settings.retention()));
    } catch (RuntimeException e) {
      LOG.warn("old exchanges can't be removed, will try again: {}", e.getMessage());
    }
  }

  /** Removes what ended before that, unless it is very much. */
  void removeBefore(Instant time) {
    var before = DeliveryIds.from(time);
    var steps = STEPS_MAX;
    while (steps > 0 && rows.removeSome(before, PER_STEP)) {
      steps--;
    }
  }

  /** Writes what waits. */
  @Override
  public void close() {
    writer.close();
  }
}
