package holdfast.persistence.catalog;

import holdfast.allocation.Rollout;
import holdfast.allocation.RolloutStore;
import holdfast.catalog.SkuId;
import holdfast.persistence.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rollouts in a table; of those that have ended the newest stay. */
final class RolloutTable implements RolloutStore {
  private static final String SELECT =
      "SELECT id, level, name, state, started_at, total, done, missed, last_sku, finished_at"
          + " FROM policy_rollout ";

  private final Database database;

  RolloutTable(Database database) {
    this.database = database;
  }

  /** Takes the place of an earlier one of the same level, in the transaction of the change. */
  Rollout begin(Connection connection, Rollout rollout) throws SQLException {
    var key = LevelKey.of(rollout.level());
    try (var statement =
        connection.prepareStatement(
            "UPDATE policy_rollout SET state = 'SUPERSEDED', finished_at = ?"
                + " WHERE level = ? AND name = ? AND state = 'RUNNING'")) {
      statement.setLong(1, rollout.startedAt().toEpochMilli());
      key.bind(statement, 2);
      statement.executeUpdate();
    }
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO policy_rollout (id, level, name, started_at, state, done, missed)"
                + " VALUES (?, ?, ?, ?, 'RUNNING', 0, 0)")) {
      statement.setLong(1, rollout.id());
      key.bind(statement, 2);
      statement.setLong(4, rollout.startedAt().toEpochMilli());
      statement.executeUpdate();
    }
    forgetOld(connection);
    return rollout;
  }

  @Override
  public List<Rollout> running() {
    return read("WHERE state = 'RUNNING' ORDER BY done + missed, id");
  }

  @Override
  public List<Rollout> newest(int most) {
    return read("ORDER BY id DESC LIMIT " + most);
  }

  @Override
  public void save(Rollout rollout) {
    database.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE policy_rollout SET state = ?, total = ?, done = ?, missed = ?,"
                      + " last_sku = ?, finished_at = ? WHERE id = ? AND state = 'RUNNING'")) {
            statement.setString(1, rollout.state().name());
            setNumber(statement, 2, rollout.total());
            statement.setLong(3, rollout.done());
            statement.setLong(4, rollout.missed());
            statement.setString(5, rollout.last().map(SkuId::value).orElse(null));
            setNumber(statement, 6, rollout.finishedAt().map(Instant::toEpochMilli));
            statement.setLong(7, rollout.id());
            statement.executeUpdate();
          }
          return forgetOld(connection);
        });
  }

  private static int forgetOld(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "DELETE FROM policy_rollout WHERE state <> 'RUNNING' AND id NOT IN"
                + " (SELECT id FROM policy_rollout WHERE state <> 'RUNNING'"
                + " ORDER BY finished_at DESC, id DESC LIMIT ?)")) {
      statement.setInt(1, Rollout.ENDED_MAX);
      return statement.executeUpdate();
    }
  }

  private List<Rollout> read(String which) {
    return database.transaction(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery(SELECT + which)) {
            var rollouts = new ArrayList<Rollout>();
            while (rows.next()) {
              rollouts.add(rollout(rows));
            }
            return rollouts;
          }
        });
  }

  private static Rollout rollout(ResultSet row) throws SQLException {
    return new Rollout(
        row.getLong(1),
        LevelKey.read(row, 2),
        Rollout.State.valueOf(row.getString(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        number(row, 6),
        row.getLong(7),
        row.getLong(8),
        Optional.ofNullable(row.getString(9)).map(SkuId::new),
        number(row, 10).map(Instant::ofEpochMilli));
  }

  private static Optional<Long> number(ResultSet row, int column) throws SQLException {
    var number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  private static void setNumber(PreparedStatement statement, int at, Optional<Long> number)
      throws SQLException {
    if (number.isPresent()) {
      statement.setLong(at, number.get());
    } else {
      statement.setNull(at, Types.BIGINT);
    }
  }
}
