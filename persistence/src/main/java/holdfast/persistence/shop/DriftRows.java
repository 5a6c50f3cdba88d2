package holdfast.persistence.shop;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LevelKey;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import holdfast.persistence.intake.DeliveryIds;
import holdfast.persistence.intake.Query;
import holdfast.shop.Drift;
import holdfast.shop.DriftCause;
import holdfast.shop.DriftLog;
import holdfast.shop.Level;
import holdfast.shop.LevelFinding;
import holdfast.shop.LevelStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drifts in their table. */
final class DriftRows implements DriftLog {
  private static final String ALL =
      "SELECT id, store, listing, sku, seen, expected, cause, seen_at, recorded_at, state"
          + " FROM drift";

  private final Database database;
  private final DeliveryIds ids = new DeliveryIds();

  DriftRows(Database database) {
    this.database = database;
  }

  @Override
  public List<Drift> drifts(Filter filter, Optional<String> before, int limit) {
    var query = new Query(ALL);
    filter.store().ifPresent(store -> query.where("store = ?", store.value()));
    filter.sku().ifPresent(sku -> query.where("sku = ?", sku.value()));
    filter.state().ifPresent(state -> query.where("state = ?", state.name()));
    before.ifPresent(id -> query.where("id < ?", id));
    return query.rows(database, "id DESC", limit, DriftRows::drift);
  }

  private static Drift drift(ResultSet row) throws SQLException {
    return new Drift(
        row.getString("id"),
        new ChannelId(row.getString("store")),
        row.getString("listing"),
        Optional.ofNullable(row.getString("sku")).map(SkuId::new),
        row.getInt("seen"),
        row.getInt("expected"),
        DriftCause.valueOf(row.getString("cause")),
        Instant.ofEpochMilli(row.getLong("seen_at")),
        Instant.ofEpochMilli(row.getLong("recorded_at")),
        Drift.State.valueOf(row.getString("state")));
  }

  @Override
  public Counts counts(ChannelId store, Instant since) {
    return database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT (SELECT COUNT(*) FROM drift WHERE state = 'OPEN' AND store = ?),"
                      + " (SELECT COUNT(*) FROM drift WHERE store = ? AND id >= ?)")) {
            statement.setString(1, store.value());
            statement.setString(2, store.value());
            statement.setString(3, DeliveryIds.from(since));
            try (var rows = statement.executeQuery()) {
              rows.next();
              return new Counts(rows.getLong(1), rows.getLong(2));
            }
          }
        });
  }

  Map<ChannelId, Long> open() {
    return database.transaction(
        connection -> {
          try (var statement =
                  connection.prepareStatement(
                      "SELECT store, COUNT(*) FROM drift WHERE state = 'OPEN' GROUP BY store");
              var rows = statement.executeQuery()) {
            var open = new HashMap<ChannelId, Long>();
            while (rows.next()) {
              open.put(new ChannelId(rows.getString(1)), rows.getLong(2));
            }
            return open;
          }
        });
  }

  void record(Connection connection, LevelStore.Subject subject, LevelFinding finding, Instant now)
      throws SQLException {
    switch (finding) {
      case LevelFinding.Accepted _, LevelFinding.Contradicted _ -> {}
      case LevelFinding.Drifted drifted -> insert(connection, subject, drifted, now);
      case LevelFinding.Explained(var seen) -> explain(connection, subject.key(), seen);
    }
  }

  private void insert(
      Connection connection, LevelStore.Subject subject, LevelFinding.Drifted drifted, Instant now)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO drift (id, store, item, location, listing, sku, seen, expected, cause,"
                + " seen_at, recorded_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setString(1, nextId(now));
      ShopTables.bind(statement, 2, subject.key());
      statement.setString(5, subject.listing());
      statement.setString(6, subject.sku().map(SkuId::value).orElse(null));
      statement.setInt(7, drifted.seen().number());
      statement.setInt(8, drifted.expected());
      statement.setString(9, drifted.cause().name());
      statement.setLong(10, drifted.seen().at().toEpochMilli());
      statement.setLong(11, now.toEpochMilli());
      statement.setString(12, Drift.State.OPEN.name());
      statement.executeUpdate();
    }
  }

  private String nextId(Instant now) {
    synchronized (ids) {
      return ids.next(now);
    }
  }

  private static void explain(Connection connection, LevelKey key, Level seen) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE drift SET state = ? WHERE store = ? AND item = ? AND location = ?"
                + " AND seen_at = ? AND state = 'OPEN'")) {
      statement.setString(1, Drift.State.EXPLAINED.name());
      ShopTables.bind(statement, 2, key);
      statement.setLong(5, seen.at().toEpochMilli());
      statement.executeUpdate();
    }
  }
}
