package holdfast.persistence;

import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.StorageSettings;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A real database of a test's own, and what a test does to it behind the program's back. */
public interface TestDatabase {
  StorageSettings settings();

  /** Deletes the read models; no node may run. */
  void forgetViews() throws Exception;

  /** Runs one statement where the journal is. */
  default void execute(String sql) throws SQLException {
    var location = DatabaseLocation.of(settings());
    try (var connection =
            DriverManager.getConnection(location.url(), location.user(), location.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one number that a query where the journal is finds. */
  default long number(String sql) throws SQLException {
    var location = DatabaseLocation.of(settings());
    try (var connection =
            DriverManager.getConnection(location.url(), location.user(), location.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
