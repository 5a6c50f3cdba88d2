package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds SKUs of which the journal knows more than the read models show, and wakes them: coming to
 * life, they report. Checkouts, of which there are many more and most are over, are read from the
 * journal instead. Needed after a crash, after the read models were deleted, and in a cluster when
 * another node died.
 */
final class CatchUp {
  private final Database views;
  private final JournalRows journal;
  private final Consumer<SkuId> wake;
  private final OpenCheckouts checkouts;
  private long headBefore;

  CatchUp(Database views, JournalRows journal, OpenCheckouts checkouts, Consumer<SkuId> wake) {
    this.views = views;
    this.journal = journal;
    this.checkouts = checkouts;
    this.wake = wake;
  }

  /** SKUs that lag behind the journal, with the sequence number that they should show. */
  Map<SkuId, Long> lagging() {
    var changed = journal.changedAfter(watermark());
    return views.transaction(
        connection -> {
          var lagging = new LinkedHashMap<SkuId, Long>();
          for (var entry : changed.entrySet()) {
            if (Projector.stored(entry.getKey(), connection).sequence() < entry.getValue()) {
              lagging.put(entry.getKey(), entry.getValue());
            }
          }
          return lagging;
        });
  }

  /**
   * Wakes whoever lags. When nobody does, the place that the journal had reached one call earlier
   * becomes the new watermark: whatever was being written then, out of order, has long been
   * committed.
   */
  void run() {
    var head = journal.head();
    checkouts.catchUp(watermark());
    var lagging = lagging();
    lagging.keySet().forEach(wake);
    if (lagging.isEmpty() && headBefore > 0) {
      store(headBefore);
    }
    headBefore = lagging.isEmpty() ? head : 0;
  }

  private long watermark() {
    return views.transaction(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT watermark FROM projection WHERE id = 1")) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private void store(long watermark) {
    views.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement("UPDATE projection SET watermark = ? WHERE id = 1")) {
            statement.setLong(1, watermark);
            return statement.executeUpdate();
          }
        });
  }
}
