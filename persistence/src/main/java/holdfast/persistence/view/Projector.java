package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import holdfast.persistence.view.Inbox.Delivery;
import holdfast.persistence.view.Inbox.News;
import holdfast.persistence.view.ViewPage.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the read models up to date, on one thread of its own. What the feed told in full is shown
 * from memory; where a part is missing (after a crash, a failure, or when it came faster than this
 * could write) the journal is read. Each SKU's progress is stored in the same transaction as what
 * it stands for, so nothing is shown twice or left out.
 */
final class Projector implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

  /**
   * Changes gather that long before they are shown, when nobody waits: many changes of one thing
   * cost one write.
   */
  private static final Duration GATHER = Duration.ofMillis(200);

  /**
   * How many times longer than its work the projector rests under load: selling goes before
   * showing.
   */
  private static final int REST_FACTOR = 3;

  private static final Duration REST_MAX = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int ROWS_PER_PAGE = 200;

  private final Database views;
  private final JournalRows journal;
  private final Inbox inbox;
  private final Map<SkuId, Progress> known = new HashMap<>();
  private Duration rest = GATHER;

  Projector(Database views, JournalRows journal, Inbox inbox) {
    this.views = views;
    this.journal = journal;
    this.inbox = inbox;
  }

  @Override
  public void run() {
    try {
      while (inbox.await()) {
        inbox.gather(rest);
        step(inbox.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step(Delivery delivery) throws InterruptedException {
    var start = System.nanoTime();
    try {
      show(delivery);
      delivery.waiters().forEach(waiter -> waiter.complete(null));
      var work = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST_FACTOR);
      rest = work.compareTo(GATHER) < 0 ? GATHER : work.compareTo(REST_MAX) > 0 ? REST_MAX : work;
    } catch (RuntimeException e) {
      LOG.warn("read models can't be written, will try again: {}", e.getMessage());
      delivery.waiters().forEach(waiter -> waiter.completeExceptionally(e));
      delivery.waiters().clear();
      known.clear();
      inbox.giveBack(delivery);
      inbox.gather(PAUSE_AFTER_FAILURE);
    }
  }

  private void show(Delivery delivery) {
    var told = new HashMap<>(delivery.news());
    told.values().removeIf(news -> news.sequence == 0);
    delivery.news().forEach(this::dropSnapshots);
    told.forEach((sku, news) -> readWhatIsMissing(sku, news));
    if (told.isEmpty()) {
      return;
    }
    var page =
        views.transaction(
            connection -> {
              var changes = new ViewPage(connection, views.dialect());
              for (var entry : told.entrySet()) {
                add(changes, entry.getKey(), entry.getValue(), connection);
              }
              changes.write();
              return changes;
            });
    known.putAll(page.progress());
  }

  private void add(ViewPage page, SkuId sku, News news, Connection connection) throws SQLException {
    var reached = progress(sku, connection);
    for (var row : news.batches) {
      if (row.sequence() > reached.sequence()) {
        reached = page.add(sku, row, reached, news.stock);
      }
    }
    page.reached(sku, reached, news.stock);
  }

  /** Shows the rows between what is known and what the feed still has, page by page. */
  private void readWhatIsMissing(SkuId sku, News news) {
    if (news.isFresh) {
      known.remove(sku);
    }
    var firstTold = news.batches.isEmpty() ? news.sequence + 1 : news.batches.getFirst().sequence();
    var reached = views.transaction(connection -> progress(sku, connection));
    while (reached.sequence() + 1 < firstTold) {
      var rows = journal.rows(sku, reached.sequence(), firstTold - 1, ROWS_PER_PAGE);
      if (rows.isEmpty()) {
        throw new IllegalStateException(
            "the journal of %s ends at %d, but %d was committed"
                .formatted(sku, reached.sequence(), firstTold - 1));
      }
      var from = reached;
      var page =
          views.transaction(
              connection -> {
                var changes = new ViewPage(connection, views.dialect());
                var to = from;
                for (var row : rows) {
                  to = changes.add(sku, row, to, news.stock);
                }
                changes.reached(sku, to, news.stock);
                changes.write();
                return changes;
              });
      known.putAll(page.progress());
      reached = page.progress().getOrDefault(sku, from);
    }
  }

  private Progress progress(SkuId sku, Connection connection) throws SQLException {
    var progress = known.get(sku);
    if (progress == null) {
      progress = stored(sku, connection);
      known.put(sku, progress);
    }
    return progress;
  }

  static Progress stored(SkuId sku, Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT sequence, version FROM sku_view WHERE sku = ?")) {
      statement.setString(1, sku.value());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? new Progress(rows.getLong(1), rows.getLong(2)) : Progress.NONE;
      }
    }
  }

  private void dropSnapshots(SkuId sku, News news) {
    news.snapshot.ifPresent(sequence -> journal.dropSnapshotsBefore(sku, sequence));
  }
}
