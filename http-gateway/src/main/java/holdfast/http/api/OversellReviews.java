package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.stock.Oversell;
import holdfast.stock.StockViews;
import holdfast.stock.StockViews.OversellFilter;
import holdfast.stock.StockViews.OversellRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Oversells of which a person decides what becomes. */
final class OversellReviews {
  private static final int BATCH = 200;

  private final StockViews views;

  OversellReviews(StockViews views) {
    this.views = views;
  }

  /** Those of a store, or of all, the oldest first. Blocks. */
  List<OversellEntry> entries(Optional<ChannelId> store, Optional<String> after, int most) {
    var filter = new OversellFilter(Optional.of(Oversell.Status.OPEN), Optional.empty(), store);
    var found = new ArrayList<OversellEntry>();
    var last = after.flatMap(OversellEntry::sale).flatMap(views::oversell).map(OversellRow::place);
    while (true) {
      var batch = views.oversells(filter, last, BATCH);
      for (var row : batch) {
        var entry = new OversellEntry(row);
        if (entry.isForAPerson()) {
          found.add(entry);
        }
        if (found.size() == most) {
          return found;
        }
      }
      if (batch.size() < BATCH) {
        return found;
      }
      last = Optional.of(batch.getLast().place());
    }
  }

  /** One of them, also when it is resolved. Blocks. */
  Optional<OversellEntry> entry(String id) {
    return OversellEntry.sale(id).flatMap(views::oversell).map(OversellEntry::new);
  }
}
