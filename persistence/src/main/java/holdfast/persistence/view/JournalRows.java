package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.checkout.Checkout;
import holdfast.order.OrderKey;
import holdfast.persistence.database.Database;
import holdfast.persistence.format.StockFormat;
import holdfast.stock.ReservationId;
import holdfast.stock.StockEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the journal's own tables, for what the feed did not tell. */
final class JournalRows {
  private static final String SKU = "sku|";
  private static final String CHECKOUT = "checkout|";
  private static final String ORDER = "order|";

  private final Database database;

  JournalRows(Database database) {
    this.database = database;
  }

  /** A row of one SKU's journal. */
  record Row(long sequence, StockEvent.Committed batch) {}

  /**
   * The rows of a SKU after one and up to another sequence number, at most {@code most} of them.
   */
  List<Row> rows(SkuId sku, long after, long upTo, int most) {
    return database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT \"sequence_number\", \"event_payload\" FROM \"event_journal\""
                      + " WHERE \"persistence_id\" = ? AND \"sequence_number\" > ?"
                      + " AND \"sequence_number\" <= ? ORDER BY \"sequence_number\" LIMIT ?")) {
            statement.setString(1, SKU + sku);
            statement.setLong(2, after);
            statement.setLong(3, upTo);
            statement.setInt(4, most);
            var found = new ArrayList<Row>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                found.add(new Row(rows.getLong(1), StockFormat.readBatch(rows.getBytes(2))));
              }
            }
            return found;
          }
        });
  }

  /** The last place in the journal, over all SKUs. */
  long head() {
    return database.transaction(
        connection -> {
          try (var statement = connection.createStatement();
              var rows =
                  statement.executeQuery(
                      "SELECT COALESCE(MAX(\"ordering\"), 0) FROM \"event_journal\"")) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  /** The last sequence number of each SKU that has rows after a place. */
  Map<SkuId, Long> changedAfter(long place) {
    return changedAfter(place, SKU, SkuId::new);
  }

  /** The last sequence number of each checkout that has rows after a place. */
  Map<ReservationId, Long> checkoutsChangedAfter(long place) {
    return changedAfter(place, CHECKOUT, ReservationId::new);
  }

  /** The last sequence number of each order and cart that has rows after a place. */
  Map<OrderKey, Long> ordersChangedAfter(long place) {
    return changedAfter(place, ORDER, OrderKey::parse);
  }

  private <T> Map<T, Long> changedAfter(long place, String prefix, Function<String, T> id) {
    return database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT \"persistence_id\", MAX(\"sequence_number\") FROM \"event_journal\""
                      + " WHERE \"ordering\" > ? AND \"persistence_id\" LIKE ?"
                      + " GROUP BY \"persistence_id\"")) {
            statement.setLong(1, place);
            statement.setString(2, prefix + "%");
            var changed = new LinkedHashMap<T, Long>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                changed.put(
                    id.apply(rows.getString(1).substring(prefix.length())), rows.getLong(2));
              }
            }
            return changed;
          }
        });
  }

  /** How a checkout stands by its journal. */
  Checkout checkout(ReservationId id) {
    return database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT \"event_payload\" FROM \"event_journal\""
                      + " WHERE \"persistence_id\" = ? ORDER BY \"sequence_number\"")) {
            statement.setString(1, CHECKOUT + id);
            var checkout = Checkout.NONE;
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                checkout = checkout.apply(StockFormat.readCheckoutEvent(rows.getBytes(1)));
              }
            }
            return checkout;
          }
        });
  }

  /** Drops a SKU's snapshots before a sequence number; the events stay for good. */
  void dropSnapshotsBefore(SkuId sku, long sequence) {
    database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "DELETE FROM \"snapshot\""
                      + " WHERE \"persistence_id\" = ? AND \"sequence_number\" < ?")) {
            statement.setString(1, SKU + sku);
            statement.setLong(2, sequence);
            return statement.executeUpdate();
          }
        });
  }
}
