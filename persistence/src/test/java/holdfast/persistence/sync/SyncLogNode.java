package holdfast.persistence.sync;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import holdfast.publish.Exchange;
import holdfast.publish.SyncHistory.Filter;
import holdfast.publish.SyncMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A node that logs exchanges with its stores; there is a TEE in each of them, under {@code l1}. */
record SyncLogNode(
    Database database, ScheduledExecutorService scheduler, SyncTables tables, Heard heard)
    implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final ChannelId NORTH = new ChannelId("north");
  static final ChannelId SOUTH = new ChannelId("south");
  static final SkuId TEE = new SkuId("TEE");

  /** What the meter is told. */
  static final class Heard implements SyncMeter {
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    @Override
    public void ended(Exchange exchange) {
      ended.incrementAndGet();
    }

    @Override
    public void dropped(int exchanges) {
      dropped.addAndGet(exchanges);
    }

    int endedCount() {
      return ended.get();
    }

    int droppedCount() {
      return dropped.get();
    }
  }

  static SyncLogNode open(TestDatabase database, int bodyMax, long waitingSizeMax) {
    var pool = DatabaseLocation.of(database.settings()).openCore();
    Migrations.CORE.run(pool);
    var scheduler = Executors.newSingleThreadScheduledExecutor();
    var heard = new Heard();
    var settings = new SyncLogSettings(bodyMax, 10_000, waitingSizeMax, Duration.ofDays(7));
    var book = StoreBook.empty().with(tee(NORTH)).with(tee(SOUTH));
    var tables = SyncTables.open(pool, settings, () -> book, heard, scheduler);
    return new SyncLogNode(pool, scheduler, tables, heard);
  }

  private static Listing tee(ChannelId store) {
    return new Listing(
        store,
        "l1",
        "44",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(TEE),
        Optional.empty(),
        1);
  }

  /** Logs an exchange that ends so many seconds after {@link #NOW} and took as many millis. */
  void log(
      ChannelId store, Exchange.Kind kind, int second, String outcome, Exchange.Line... lines) {
    var took = Duration.ofMillis(second);
    tables.record(
        new Exchange(
            store,
            kind,
            NOW.plusSeconds(second).minus(took),
            took,
            Optional.of("key-" + second),
            Arrays.asList(lines),
            outcome,
            "POST /levels",
            Optional.of(200),
            "{}"));
  }

  static Exchange.Line line(String listing, String outcome) {
    return new Exchange.Line(listing, Optional.of(7L), Optional.of(5L), outcome);
  }

  static Filter filter(
      @Nullable ChannelId store,
      @Nullable String listing,
      @Nullable SkuId sku,
      Exchange.@Nullable Kind kind,
      @Nullable String outcome) {
    return new Filter(
        Optional.ofNullable(store),
        Optional.ofNullable(listing),
        Optional.ofNullable(sku),
        Optional.ofNullable(kind),
        Optional.ofNullable(outcome),
        Optional.empty(),
        Optional.empty());
  }

  static Filter between(@Nullable Instant from, @Nullable Instant to) {
    return new Filter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(from),
        Optional.ofNullable(to));
  }

  /** Waits until all is written; from then on it can only be read. */
  SyncLogNode written() {
    tables.close();
    return this;
  }

  @Override
  public void close() {
    tables.close();
    scheduler.shutdown();
    database.close();
  }
}
