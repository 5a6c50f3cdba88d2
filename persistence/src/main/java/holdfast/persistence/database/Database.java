package holdfast.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A small pool of connections to one database, for everything but the journal's own. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final long CONNECTION_TIMEOUT_MILLIS = 2_000;

  /** H2 calls a connection valid even when its database is closed; a query tells. */
  private static final String TEST_QUERY = "SELECT 1";

  private final Dialect dialect;
  private final HikariDataSource pool;
  private final SharedCommits shared = new SharedCommits(this);

  private Database(Dialect dialect, HikariDataSource pool) {
    this.dialect = dialect;
    this.pool = pool;
  }

  /** Opens a pool; connects when it is first used. */
  public static Database open(
      Dialect dialect, String url, String user, String password, int connections) {
    var config = new HikariConfig();
    config.setPoolName("holdfast-" + dialect.folder());
    config.setDriverClassName(dialect.driver());
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTestQuery(TEST_QUERY);
    config.setExceptionOverrideClassName(BrokenConnection.class.getName());
    return new Database(dialect, new HikariDataSource(config));
  }

  /** What is particular about this database. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Runs {@code work} in one transaction: committed when it returns, rolled back when it throws.
   *
   * @throws StorageException when the database refuses or can't be reached
   */
  public <T> T transaction(Work<T> work) {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new StorageException("The database refuses: " + e.getMessage(), e);
    }
  }

  /**
   * The same, committed together with what other threads write in this way at the same time.
   *
   * @param work may be run more than once: also when all of them waited for somebody else's rows
   */
  public <T> T together(Work<T> work) {
    return shared.run(work);
  }

  /** Must not hide why: on a connection that broke, it fails as well. */
  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Whether a connection can be had and works; takes about two seconds when not. */
  public boolean isReachable() {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      return connection.isValid(2) && statement.execute(TEST_QUERY);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /** What is done within a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run(Connection connection) throws SQLException;
  }
}
