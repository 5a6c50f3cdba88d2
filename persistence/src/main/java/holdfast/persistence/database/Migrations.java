package holdfast.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a part of the schema to the version that this program knows. Scripts lie in {@code
 * db/migration/<dialect>/<part>/<version>.sql}; each is run once and may be run again after a crash
 * in its midst.
 */
public enum Migrations {
  /** The journal, snapshots, master data and keys: the truth. */
  CORE("core", 11),
  /** The read models: derived. */
  VIEWS("views", 5);

  /** Keeps two nodes that start at once apart; any number that nobody else uses. */
  private static final long LOCK = 4_865_707_051L;

  private final String part;
  private final int known;

  Migrations(String part, int known) {
    this.part = part;
    this.known = known;
  }

  /**
   * Runs what is missing.
   *
   * @throws StorageException when the schema is newer than this program
   */
  public void run(Database database) {
    database.transaction(
        connection -> {
          prepare(connection, database.dialect());
          var found = version(connection);
          if (found > known) {
            throw new StorageException(
                ("The database's schema '%s' has version %d, but this program knows only version"
                        + " %d. Start the newer program that wrote it.")
                    .formatted(part, found, known));
          }
          for (int version = found + 1; version <= known; version++) {
            try (var statement = connection.createStatement()) {
              statement.execute(script(database.dialect(), version));
            }
          }
          if (found < known) {
            store(connection, database.dialect());
          }
          return known;
        });
  }

  private static void prepare(Connection connection, Dialect dialect) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (dialect == Dialect.POSTGRESQL) {
        statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      }
      statement.execute(
          "CREATE TABLE IF NOT EXISTS schema_version"
              + " (part VARCHAR(20) PRIMARY KEY, version INTEGER NOT NULL)");
    }
  }

  private int version(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT version FROM schema_version WHERE part = ?")) {
      statement.setString(1, part);
      var rows = statement.executeQuery();
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private void store(Connection connection, Dialect dialect) throws SQLException {
    var sql = dialect.upsert("schema_version", List.of("part"), "version");
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, part);
      statement.setInt(2, known);
      statement.executeUpdate();
    }
  }

  private String script(Dialect dialect, int version) {
    var name = "/db/migration/%s/%s/%d.sql".formatted(dialect.folder(), part, version);
    try (var script = Migrations.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException("the program lacks its migration " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
