package holdfast.persistence.sync;

import holdfast.catalog.ChannelId;
import holdfast.persistence.database.Database;
import holdfast.persistence.intake.DeliveryIds;
import holdfast.publish.Exchange;
import holdfast.publish.SyncFigures;
import holdfast.publish.SyncFigures.Latencies;
import holdfast.publish.SyncFigures.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums up the exchanges with one store. */
final class FigureQueries {
  private static final String SINCE = " FROM exchange WHERE store = ? AND id >= ?";
  private static final String TALLIES =
      "SELECT kind, outcome, COUNT(*), SUM(line_count), SUM(lines_failed)"
          + SINCE
          + " GROUP BY kind, outcome ORDER BY kind, outcome";
  private static final String LATENCIES =
      "SELECT COUNT(*), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY took),"
          + " PERCENTILE_DISC(0.99) WITHIN GROUP (ORDER BY took), MAX(took)"
          + SINCE;

  private final Database database;

  FigureQueries(Database database) {
    this.database = database;
  }

  SyncFigures of(ChannelId store, Instant since) {
    return database.transaction(
        connection ->
            new SyncFigures(
                tallies(connection, store, since), latencies(connection, store, since)));
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, ChannelId store, Instant since) throws SQLException {
    var statement = connection.prepareStatement(sql);
    statement.setString(1, store.value());
    statement.setString(2, DeliveryIds.from(since));
    return statement;
  }

  private static List<Tally> tallies(Connection connection, ChannelId store, Instant since)
      throws SQLException {
    try (var statement = prepared(connection, TALLIES, store, since);
        var rows = statement.executeQuery()) {
      var tallies = new ArrayList<Tally>();
      while (rows.next()) {
        tallies.add(
            new Tally(
                Exchange.Kind.valueOf(rows.getString(1)),
                rows.getString(2),
                rows.getLong(3),
                rows.getLong(4),
                rows.getLong(5)));
      }
      return tallies;
    }
  }

  private static Optional<Latencies> latencies(
      Connection connection, ChannelId store, Instant since) throws SQLException {
    try (var statement = prepared(connection, LATENCIES, store, since);
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1) == 0
          ? Optional.empty()
          : Optional.of(
              new Latencies(
                  Duration.ofMillis(rows.getLong(2)),
                  Duration.ofMillis(rows.getLong(3)),
                  Duration.ofMillis(rows.getLong(4))));
    }
  }
}
