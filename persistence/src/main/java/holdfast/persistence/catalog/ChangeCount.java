package holdfast.persistence.catalog;

import holdfast.persistence.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Counts changes of master data in one row: others see by it that their image is old, and writers
 * queue on it.
 */
final class ChangeCount {
  private final Database database;

  ChangeCount(Database database) {
    this.database = database;
  }

  /** Counts one more change and returns its number. */
  long count(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE catalog_change SET number = number + 1 WHERE id = 1");
    }
    return current(connection);
  }

  long current() {
    return database.transaction(ChangeCount::current);
  }

  static long current(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT number FROM catalog_change WHERE id = 1")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
