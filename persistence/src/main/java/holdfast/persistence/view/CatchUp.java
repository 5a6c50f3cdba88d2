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
  private final OrderTable orders;
  private long headBefore;
  private Goal goal = Goal.NONE;

  CatchUp(
      Database views,
      JournalRows journal,
      OpenCheckouts checkouts,
      OrderTable orders,
      Consumer<SkuId> wake) {
    this.views = views;
    this.journal = journal;
    this.checkouts = checkouts;
    this.orders = orders;
    this.wake = wake;
  }

  /** A place in the journal, and what is to be shown before it becomes the watermark. */
  private record Goal(long place, Map<SkuId, Long> sequences) {
    private static final Goal NONE = new Goal(0, Map.of());
  }

  /** SKUs that lag behind the journal, with the sequence number that they should show. */
  Map<SkuId, Long> lagging() {
    return behind(journal.changedAfter(watermark()));
  }

  private Map<SkuId, Long> behind(Map<SkuId, Long> sequences) {
    return views.transaction(
        connection -> {
          var lagging = new LinkedHashMap<SkuId, Long>();
          for (var entry : sequences.entrySet()) {
            if (Projector.stored(entry.getKey(), connection).sequence() < entry.getValue()) {
              lagging.put(entry.getKey(), entry.getValue());
            }
          }
          return lagging;
        });
  }

  /**
   * Wakes whoever lags, and moves the watermark to a place that the journal had reached at some
   * call, when everything is shown that was in the journal one call later: what was being written
   * then, out of order, had been committed by that time. So it moves on even if SKUs are sold
   * without a pause, and somebody always lags.
   */
  void run() {
    var head = journal.head();
    checkouts.catchUp(watermark());
    orders.catchUp(watermark());
    var changed = journal.changedAfter(watermark());
    behind(changed).keySet().forEach(wake);
    if (behind(goal.sequences()).isEmpty()) {
      if (goal.place() > 0) {
        store(goal.place());
      }
      goal = new Goal(headBefore, changed);
    }
    headBefore = head;
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
