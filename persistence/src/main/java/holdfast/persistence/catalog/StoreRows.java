package holdfast.persistence.catalog;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LocationId;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.RetailerId;
import holdfast.catalog.ShopApi;
import holdfast.catalog.StatusEffect;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import holdfast.persistence.database.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores in their table, each with its locked secrets and the count of changes when it was written.
 */
final class StoreRows {
  private static final String COLUMNS =
      "id, name, retailer, platform, domain, plan, location, platform_location, restock_authority,"
          + " test_store, hold_seconds, status_effects, sync_level, paused, version, secrets,"
          + " api_url, api_plain_http, api_version, feed_seconds, on_drift";

  private StoreRows() {}

  /**
   * A row.
   *
   * @param secrets locked; none if there are none
   */
  record Row(Store store, Optional<byte[]> secrets) {}

  static Optional<Row> find(Connection connection, ChannelId id) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM store WHERE id = ?")) {
      statement.setString(1, id.value());
      return rows(statement).stream().findFirst();
    }
  }

  /** What was written by the changes after number {@code after} up to {@code until}. */
  static List<Row> written(Connection connection, long after, long until) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT " + COLUMNS + " FROM store WHERE changed > ? AND changed <= ?")) {
      statement.setLong(1, after);
      statement.setLong(2, until);
      return rows(statement);
    }
  }

  static void write(Connection connection, Dialect dialect, Row row, long changed)
      throws SQLException {
    var columns = COLUMNS.substring("id, ".length()) + ", changed";
    var sql = dialect.upsert("store", List.of("id"), columns.split(", ", -1));
    var store = row.store();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, store.id().value());
      statement.setString(2, store.name());
      statement.setString(3, store.retailer().map(RetailerId::value).orElse(null));
      statement.setString(4, store.platform().name());
      statement.setString(5, store.domain().orElse(null));
      statement.setString(6, store.plan().orElse(null));
      statement.setString(7, store.location().map(LocationId::value).orElse(null));
      statement.setString(8, store.platformLocation().orElse(null));
      statement.setString(9, store.restockAuthority().name());
      statement.setBoolean(10, store.testStore());
      statement.setObject(11, store.holdSeconds().orElse(null), Types.INTEGER);
      statement.setString(12, words(store.statusEffects()));
      statement.setString(13, store.syncLevel().name());
      statement.setBoolean(14, store.paused());
      statement.setLong(15, store.version());
      statement.setBytes(16, row.secrets().orElse(null));
      statement.setString(17, store.api().url().orElse(null));
      statement.setBoolean(18, store.api().plainHttp());
      statement.setString(19, store.api().version().orElse(null));
      statement.setObject(20, store.feedSeconds().orElse(null), Types.INTEGER);
      statement.setString(21, store.onDrift().name());
      statement.setLong(22, changed);
      statement.executeUpdate();
    }
  }

  private static List<Row> rows(PreparedStatement query) throws SQLException {
    var found = new ArrayList<Row>();
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(new Row(store(rows), Optional.ofNullable(rows.getBytes(16))));
      }
    }
    return found;
  }

  private static Store store(ResultSet row) throws SQLException {
    return new Store(
        new ChannelId(row.getString(1)),
        row.getString(2),
        optional(row, 3).map(RetailerId::new),
        Platform.valueOf(row.getString(4)),
        optional(row, 5),
        optional(row, 6),
        optional(row, 7).map(LocationId::new),
        optional(row, 8),
        new ShopApi(optional(row, 17), row.getBoolean(18), optional(row, 19)),
        RestockAuthority.valueOf(row.getString(9)),
        row.getBoolean(10),
        Optional.ofNullable(row.getObject(11, Integer.class)),
        effects(row.getString(12)),
        SyncLevel.valueOf(row.getString(13)),
        Optional.ofNullable(row.getObject(20, Integer.class)),
        OnDrift.valueOf(row.getString(21)),
        row.getBoolean(14),
        row.getLong(15));
  }

  private static Optional<String> optional(ResultSet row, int column) throws SQLException {
    @Nullable String text = row.getString(column);
    return Optional.ofNullable(text);
  }

  /** No status has a space or an equals sign in it. */
  private static String words(Map<String, StatusEffect> effects) {
    return new TreeMap<>(effects)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
  }

  private static Map<String, StatusEffect> effects(String words) {
    var effects = new HashMap<String, StatusEffect>();
    for (var word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
      var sign = word.indexOf('=');
      effects.put(word.substring(0, sign), StatusEffect.valueOf(word.substring(sign + 1)));
    }
    return effects;
  }
}
