package holdfast.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** One statement for many rows. */
public final class Batch {
  private Batch() {}

  /** Runs {@code sql} for each row, all sent together; asks nothing of the database for none. */
  public static <T> void run(Connection connection, String sql, List<T> rows, Binder<T> binder)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(sql)) {
      for (var row : rows) {
        binder.bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Gives a row's values to the statement. */
  @FunctionalInterface
  public interface Binder<T> {
    /** Sets all of the statement's parameters. */
    void bind(PreparedStatement statement, T row) throws SQLException;
  }
}
