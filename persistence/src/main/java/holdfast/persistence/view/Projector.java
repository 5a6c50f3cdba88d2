package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.Dialect;
import holdfast.persistence.view.JournalRows.Row;
import holdfast.persistence.view.ViewPage.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the read models up to date, on one thread of its own, a bounded page at a time. What the
 * feed told is shown from memory; where a part is missing (after a crash, a failure, or when it
 * came faster than this could write) the journal is read. Each SKU's progress is stored in the same
 * transaction as what it stands for, so nothing is shown twice or left out.
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
  private static final int REST_FACTOR = 9;

  private static final Duration REST_MAX = Duration.ofSeconds(2);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int EVENTS_PER_PAGE = 2_000;
  private static final int ROWS_PER_READ = 20;

  private final Database views;
  private final JournalRows journal;
  private final Inbox inbox;
  private final Map<SkuId, Progress> known = new HashMap<>();
  private final Map<SkuId, News> backlog = new LinkedHashMap<>();
  private final Map<SkuId, Long> snapshots = new HashMap<>();
  private final List<CompletableFuture<Void>> waiters = new ArrayList<>();
  private boolean hasFailed;

  Projector(Database views, JournalRows journal, Inbox inbox) {
    this.views = views;
    this.journal = journal;
    this.inbox = inbox;
  }

  @Override
  public void run() {
    var rest = GATHER;
    try {
      while (!isIdle() || inbox.await()) {
        if (waiters.isEmpty()) {
          inbox.gather(rest);
        }
        take();
        rest = step();
        if (hasFailed && inbox.isClosed()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isIdle() {
    return backlog.isEmpty() && snapshots.isEmpty() && waiters.isEmpty();
  }

  private void take() {
    var delivery = inbox.take();
    delivery.news().forEach((sku, news) -> backlog.computeIfAbsent(sku, _ -> new News()).add(news));
    snapshots.putAll(delivery.snapshots());
    waiters.addAll(delivery.waiters());
  }

  /** Shows one page, and says how long to rest after it. */
  private Duration step() {
    var start = System.nanoTime();
    hasFailed = false;
    try {
      snapshots.forEach(journal::dropSnapshotsBefore);
      snapshots.clear();
      showPage();
      if (backlog.isEmpty()) {
        waiters.forEach(waiter -> waiter.complete(null));
        waiters.clear();
      }
      var rest = Duration.ofNanos(System.nanoTime() - start).multipliedBy(REST_FACTOR);
      return rest.compareTo(GATHER) < 0 ? GATHER : rest.compareTo(REST_MAX) > 0 ? REST_MAX : rest;
    } catch (RuntimeException e) {
      LOG.warn("read models can't be written, will try again: {}", e.getMessage());
      hasFailed = true;
      known.clear();
      waiters.forEach(waiter -> waiter.completeExceptionally(e));
      waiters.clear();
      return PAUSE_AFTER_FAILURE;
    }
  }

  private void showPage() {
    if (backlog.isEmpty()) {
      return;
    }
    var page =
        views.transaction(
            connection -> {
              lookAgain(connection);
              var changes = new ViewPage(connection, views.dialect());
              for (var entry : backlog.entrySet()) {
                add(changes, entry.getKey(), entry.getValue(), connection);
              }
              changes.write();
              return changes;
            });
    known.putAll(page.progress());
    backlog
        .entrySet()
        .removeIf(
            entry ->
                page.progress().getOrDefault(entry.getKey(), Progress.NONE).sequence()
                    >= entry.getValue().sequence());
  }

  /** Adds as much of a SKU's news as there is room for; its numbers are the newest in any case. */
  private void add(ViewPage page, SkuId sku, News news, Connection connection) throws SQLException {
    if (news.sequence() == 0) {
      return;
    }
    var before = progress(sku, news, connection);
    var reached = before;
    forgetShown(news, reached);
    while (reached.sequence() < news.sequence() && page.events() < EVENTS_PER_PAGE) {
      for (var row : next(sku, news, reached)) {
        reached = page.add(sku, row, reached, news.stock());
      }
    }
    if (reached.sequence() > before.sequence()) {
      page.reached(sku, reached, news.stock());
    } else {
      page.isAlreadyAt(sku, reached);
    }
  }

  /**
   * Another node may have shown more of a SKU than this one knows, and what is told late must not
   * turn that back. Locks what it reads, in order, until the page is written. H2 has one node.
   */
  private void lookAgain(Connection connection) throws SQLException {
    if (views.dialect() == Dialect.H2) {
      return;
    }
    backlog.keySet().forEach(sku -> known.put(sku, Progress.NONE));
    try (var statement =
        connection.prepareStatement(
            "SELECT sku, sequence, version FROM sku_view WHERE sku = ANY (?)"
                + " ORDER BY sku FOR UPDATE")) {
      var skus = backlog.keySet().stream().map(SkuId::value).toArray();
      statement.setArray(1, connection.createArrayOf("varchar", skus));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          known.put(new SkuId(rows.getString(1)), new Progress(rows.getLong(2), rows.getLong(3)));
        }
      }
    }
  }

  /**
   * The rows that follow what is shown: from memory if they are there, else some from the journal.
   */
  private List<Row> next(SkuId sku, News news, Progress reached) {
    forgetShown(news, reached);
    var batches = news.batches();
    if (!batches.isEmpty() && batches.getFirst().sequence() == reached.sequence() + 1) {
      return List.of(forgetFirst(news));
    }
    var upTo = batches.isEmpty() ? news.sequence() : batches.getFirst().sequence() - 1;
    var rows = journal.rows(sku, reached.sequence(), upTo, ROWS_PER_READ);
    if (rows.isEmpty()) {
      throw new IllegalStateException(
          "the journal of %s lacks what was committed from %d to %d"
              .formatted(sku, reached.sequence() + 1, upTo));
    }
    return rows;
  }

  private void forgetShown(News news, Progress reached) {
    while (!news.batches().isEmpty()
        && news.batches().getFirst().sequence() <= reached.sequence()) {
      forgetFirst(news);
    }
  }

  private Row forgetFirst(News news) {
    var row = news.batches().removeFirst();
    inbox.release(row.batch().events().size());
    return row;
  }

  private Progress progress(SkuId sku, News news, Connection connection) throws SQLException {
    var progress = news.isFresh() ? null : known.get(sku);
    return progress == null ? stored(sku, connection) : progress;
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
}
