package holdfast.persistence.catalog;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Listings in their table, each with the count of changes when it was written. A removed one stays
 * as a row without a variant and with version 0, so that others see that it was removed.
 */
final class ListingRows {
  private static final String COLUMNS =
      "store, id, variant, product, inventory_item, platform_location, sku_text, sku, parked,"
          + " version";

  private ListingRows() {}

  /**
   * A row.
   *
   * @param listing none where it was removed
   */
  record Row(ChannelId store, String id, Optional<Listing> listing) {}

  static Optional<Listing> find(Connection connection, ChannelId store, String id)
      throws SQLException {
    return one(connection, "id", store, id);
  }

  static Optional<Listing> byVariant(Connection connection, ChannelId store, String variant)
      throws SQLException {
    return one(connection, "variant", store, variant);
  }

  private static Optional<Listing> one(
      Connection connection, String column, ChannelId store, String value) throws SQLException {
    var sql = "SELECT %s FROM listing WHERE store = ? AND %s = ?".formatted(COLUMNS, column);
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, store.value());
      statement.setString(2, value);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? row(rows).listing() : Optional.empty();
      }
    }
  }

  /**
   * Tells what was written by the changes after number {@code after} up to {@code until}. Of a
   * range that is open at one end PostgreSQL believes that it is a third of the table.
   */
  static void written(Connection connection, long after, long until, Consumer<Row> reader)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT " + COLUMNS + " FROM listing WHERE changed > ? AND changed <= ?")) {
      statement.setLong(1, after);
      statement.setLong(2, until);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.accept(row(rows));
        }
      }
    }
  }

  /** Writes them so that variants may pass from one of them to another. */
  static void write(Connection connection, Dialect dialect, List<Listing> listings, long changed)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE listing SET variant = NULL WHERE store = ? AND id = ?")) {
      for (var listing : listings) {
        statement.setString(1, listing.store().value());
        statement.setString(2, listing.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    var columns = COLUMNS.substring("store, id, ".length()) + ", changed";
    var sql = dialect.upsert("listing", List.of("store", "id"), columns.split(", ", -1));
    try (var statement = connection.prepareStatement(sql)) {
      for (var listing : listings) {
        bind(statement, listing, changed);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, Listing listing, long changed)
      throws SQLException {
    statement.setString(1, listing.store().value());
    statement.setString(2, listing.id());
    statement.setString(3, listing.variant());
    statement.setString(4, listing.product().orElse(null));
    statement.setString(5, listing.inventoryItem().orElse(null));
    statement.setString(6, listing.platformLocation().orElse(null));
    statement.setString(7, listing.skuText().orElse(null));
    statement.setString(8, listing.sku().map(SkuId::value).orElse(null));
    statement.setString(9, listing.parked().map(Parked::name).orElse(null));
    statement.setLong(10, listing.version());
    statement.setLong(11, changed);
  }

  /** Whether there was one to remove. */
  static boolean remove(Connection connection, ChannelId store, String id, long changed)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE listing SET variant = NULL, product = NULL, inventory_item = NULL,"
                + " platform_location = NULL, sku_text = NULL, sku = NULL, parked = NULL,"
                + " version = 0, changed = ? WHERE store = ? AND id = ? AND version > 0")) {
      statement.setLong(1, changed);
      statement.setString(2, store.value());
      statement.setString(3, id);
      return statement.executeUpdate() > 0;
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    var store = new ChannelId(row.getString(1));
    var id = row.getString(2);
    var version = row.getLong(10);
    return new Row(
        store,
        id,
        version == 0
            ? Optional.empty()
            : Optional.of(
                new Listing(
                    store,
                    id,
                    row.getString(3),
                    Optional.ofNullable(row.getString(4)),
                    Optional.ofNullable(row.getString(5)),
                    Optional.ofNullable(row.getString(6)),
                    Optional.ofNullable(row.getString(7)),
                    Optional.ofNullable(row.getString(8)).map(SkuId::new),
                    Optional.ofNullable(row.getString(9)).map(Parked::valueOf),
                    version)));
  }
}
