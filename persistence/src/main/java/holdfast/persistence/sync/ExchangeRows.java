package holdfast.persistence.sync;

import holdfast.catalog.SkuId;
import holdfast.persistence.database.Batch;
import holdfast.persistence.database.Database;
import holdfast.persistence.sync.ExchangeWriter.Waiting;
import holdfast.publish.Exchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes exchanges, many in one transaction, and removes them. */
final class ExchangeRows {
  private final Database database;

  ExchangeRows(Database database) {
    this.database = database;
  }

  /** Writes all of it or nothing. */
  void write(List<Waiting> batch) {
    database.transaction(
        connection -> {
          exchanges(connection, batch);
          bodies(connection, batch);
          lines(connection, batch);
          return batch.size();
        });
  }

  private static void exchanges(Connection connection, List<Waiting> batch) throws SQLException {
    Batch.run(
        connection,
        "INSERT INTO exchange (id, store, kind, outcome, began_at, took, push_key, status,"
            + " line_count, lines_failed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        batch,
        (statement, waiting) -> {
          var exchange = waiting.entry().exchange();
          statement.setString(1, waiting.id());
          statement.setString(2, exchange.store().value());
          statement.setString(3, exchange.kind().name());
          statement.setString(4, outcome(exchange.outcome()));
          statement.setLong(5, exchange.at().toEpochMilli());
          statement.setLong(6, exchange.took().toMillis());
          statement.setString(
              7, exchange.key().map(key -> Entry.cut(key, Entry.KEY_MAX)).orElse(null));
          statement.setObject(8, exchange.status().orElse(null));
          statement.setInt(9, exchange.lines().size());
          statement.setInt(10, exchange.linesFailed());
        });
  }

  private static void bodies(Connection connection, List<Waiting> batch) throws SQLException {
    Batch.run(
        connection,
        "INSERT INTO exchange_body (id, request, request_length, response, response_length)"
            + " VALUES (?, ?, ?, ?, ?)",
        batch,
        (statement, waiting) -> {
          var entry = waiting.entry();
          statement.setString(1, waiting.id());
          statement.setString(2, entry.request().text());
          statement.setInt(3, entry.request().length());
          statement.setString(4, entry.response().text());
          statement.setInt(5, entry.response().length());
        });
  }

  private record NewLine(
      String id, int place, Exchange exchange, Exchange.Line line, Optional<SkuId> sku) {}

  private static void lines(Connection connection, List<Waiting> batch) throws SQLException {
    Batch.run(
        connection,
        "INSERT INTO exchange_line (exchange, place, store, kind, listing, sku, from_units,"
            + " to_units, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        batch.stream().flatMap(ExchangeRows::lines).toList(),
        ExchangeRows::bind);
  }

  private static Stream<NewLine> lines(Waiting waiting) {
    var exchange = waiting.entry().exchange();
    return IntStream.range(0, exchange.lines().size())
        .mapToObj(
            place ->
                new NewLine(
                    waiting.id(),
                    place,
                    exchange,
                    exchange.lines().get(place),
                    waiting.entry().skus().get(place)));
  }

  private static void bind(PreparedStatement statement, NewLine row) throws SQLException {
    statement.setString(1, row.id());
    statement.setInt(2, row.place());
    statement.setString(3, row.exchange().store().value());
    statement.setString(4, row.exchange().kind().name());
    statement.setString(5, row.line().listing());
    statement.setString(6, row.sku().map(SkuId::value).orElse(null));
    statement.setObject(7, row.line().from().orElse(null));
    statement.setObject(8, row.line().to().orElse(null));
    statement.setString(9, outcome(row.line().outcome()));
  }

  private static String outcome(String outcome) {
    return Entry.cut(outcome, Entry.OUTCOME_MAX);
  }

  /**
   * Removes some of what is older than {@code before}, an id.
   *
   * @return whether there may be more
   */
  boolean removeSome(String before, int most) {
    return database.transaction(
        connection -> {
          var last = lastOfOldest(connection, before, most);
          if (last.isPresent()) {
            remove(connection, "DELETE FROM exchange_line WHERE exchange <= ?", last.get());
            remove(connection, "DELETE FROM exchange_body WHERE id <= ?", last.get());
            remove(connection, "DELETE FROM exchange WHERE id <= ?", last.get());
          }
          return last.isPresent();
        });
  }

  /** The last id of so many of the oldest ones. */
  private static Optional<String> lastOfOldest(Connection connection, String before, int most)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT MAX(id) FROM (SELECT id FROM exchange WHERE id < ? ORDER BY id LIMIT ?)"
                + " oldest")) {
      statement.setString(1, before);
      statement.setInt(2, most);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return Optional.ofNullable(rows.getString(1));
      }
    }
  }

  private static void remove(Connection connection, String sql, String last) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, last);
      statement.executeUpdate();
    }
  }
}
