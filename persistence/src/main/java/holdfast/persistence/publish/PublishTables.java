package holdfast.persistence.publish;

import holdfast.catalog.ChannelId;
import holdfast.persistence.database.Database;
import holdfast.publish.ClosedFor;
import holdfast.publish.Closure;
import holdfast.publish.ListingNumber;
import holdfast.publish.ListingStates;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where stores' numbers stand, in tables. */
public final class PublishTables implements ListingStates {
  private static final int WHY_MAX = 1000;

  private final Database database;
  private final String write;
  private final String close;

  /** Tables of a database whose schema is up to date. */
  public PublishTables(Database database) {
    this.database = database;
    this.write =
        database
            .dialect()
            .upsert("listing_number", List.of("store", "listing"), NumberRows.COLUMNS);
    this.close =
        database
            .dialect()
            .upsert(
                "store_closure", List.of("store"), "reason", "why", "closed_at", "store_version");
  }

  @Override
  public Stored read(ChannelId store) {
    return database.transaction(
        connection -> new Stored(numbers(connection, store), closure(connection, store)));
  }

  private static Map<String, ListingNumber> numbers(Connection connection, ChannelId store)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT * FROM listing_number WHERE store = ?")) {
      statement.setString(1, store.value());
      var numbers = new HashMap<String, ListingNumber>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.put(rows.getString("listing"), NumberRows.read(rows));
        }
      }
      return numbers;
    }
  }

  private static Optional<Closure> closure(Connection connection, ChannelId store)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT * FROM store_closure WHERE store = ?")) {
      statement.setString(1, store.value());
      try (var row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Closure(
                    ClosedFor.valueOf(row.getString("reason")),
                    row.getString("why"),
                    Instant.ofEpochMilli(row.getLong("closed_at")),
                    row.getLong("store_version")))
            : Optional.empty();
      }
    }
  }

  /** In the order of their names, so that two who write the same ones don't wait for each other. */
  @Override
  public void write(ChannelId store, Map<String, ListingNumber> numbers) {
    if (numbers.isEmpty()) {
      return;
    }
    database.together(
        connection -> {
          try (var statement = connection.prepareStatement(write)) {
            for (var entry : new TreeMap<>(numbers).entrySet()) {
              statement.setString(1, store.value());
              statement.setString(2, entry.getKey());
              NumberRows.bind(statement, 3, entry.getValue());
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  @Override
  public void forget(ChannelId store, String listing) {
    database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "DELETE FROM listing_number WHERE store = ? AND listing = ?")) {
            statement.setString(1, store.value());
            statement.setString(2, listing);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void close(ChannelId store, Optional<Closure> closure) {
    database.transaction(
        connection ->
            closure.isPresent()
                ? insert(connection, store, closure.get())
                : delete(connection, store));
  }

  private int insert(Connection connection, ChannelId store, Closure closure) throws SQLException {
    try (var statement = connection.prepareStatement(close)) {
      statement.setString(1, store.value());
      statement.setString(2, closure.reason().name());
      var why = closure.why();
      statement.setString(3, why.substring(0, Math.min(WHY_MAX, why.length())));
      statement.setLong(4, closure.at().toEpochMilli());
      statement.setLong(5, closure.storeVersion());
      return statement.executeUpdate();
    }
  }

  private static int delete(Connection connection, ChannelId store) throws SQLException {
    try (var statement = connection.prepareStatement("DELETE FROM store_closure WHERE store = ?")) {
      statement.setString(1, store.value());
      return statement.executeUpdate();
    }
  }
}
