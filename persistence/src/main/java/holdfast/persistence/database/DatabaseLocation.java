package holdfast.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.store.fs.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which database it is and how to open it, with complaints that an operator understands. */
public sealed interface DatabaseLocation {
  /**
   * Reads the settings.
   *
   * @throws StorageException when the URL is not one for PostgreSQL
   */
  static DatabaseLocation of(StorageSettings settings) {
    var url = settings.jdbcUrl();
    if (url.isBlank()) {
      return new Embedded(settings.dataDirectory().toAbsolutePath().normalize());
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StorageException(
          "HOLDFAST_JDBC_URL must start with jdbc:postgresql:, or be empty for the embedded"
              + " database; it is '"
              + url
              + "'.");
    }
    return new Server(url, settings.user(), settings.password(), settings.startTimeout());
  }

  /** What is particular about it. */
  Dialect dialect();

  /** The URL for the journal and everything else that must not be lost. */
  String url();

  /** The user who connects. */
  String user();

  /** The user's password. */
  String password();

  /**
   * Opens what must not be lost.
   *
   * @throws StorageException when it can't be opened
   */
  Database openCore();

  /**
   * Opens what is derived: on PostgreSQL the same pool, on H2 a file of its own that the journal
   * need not wait for.
   */
  Database openViews(Database core);

  /** Whether the database is known to be unable to write at the moment. */
  default boolean isStuck() {
    return false;
  }

  /** Says that everything will be closed now: nothing may wait for better times any more. */
  default void stopping() {}

  /**
   * The embedded database in a directory.
   *
   * @param directory absolute
   */
  record Embedded(Path directory) implements DatabaseLocation {
    /** H2's code for a file that another process has locked. */
    private static final int ALREADY_IN_USE = 90_020;

    /**
     * WRITE_DELAY=0 hands each commit to the file before it returns. A retention below H2's 45 s
     * keeps the file small, and 0 would corrupt it. H2 must not close itself while Pekko still
     * writes.
     */
    private static final String OPTIONS =
        ";WRITE_DELAY=0;RETENTION_TIME=5000;DB_CLOSE_ON_EXIT=FALSE";

    private static final int CORE_CONNECTIONS = 8;
    private static final int VIEW_CONNECTIONS = 4;

    @Override
    public Dialect dialect() {
      return Dialect.H2;
    }

    @Override
    public String url() {
      return "jdbc:h2:%s:%s%s"
          .formatted(DurableFile.SCHEME, directory.resolve("holdfast"), OPTIONS);
    }

    @Override
    public String user() {
      return "sa";
    }

    @Override
    public String password() {
      return "";
    }

    @Override
    public Database openCore() {
      PatientChannel.stopping(false);
      FilePath.register(new DurableFile());
      FilePath.register(new PatientFile());
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        throw new StorageException(
            "The data directory %s can't be made: %s. Set HOLDFAST_DATA to a directory that can be"
                    .formatted(directory, e)
                + " written.",
            e);
      }
      try (var _ = DriverManager.getConnection(url(), user(), password())) {
        return Database.open(Dialect.H2, url(), user(), password(), CORE_CONNECTIONS);
      } catch (SQLException e) {
        throw complaint(e);
      }
    }

    @Override
    public Database openViews(Database core) {
      var views =
          "jdbc:h2:%s:%s%s".formatted(PatientFile.SCHEME, directory.resolve("views"), OPTIONS);
      try (var _ = DriverManager.getConnection(views, user(), password())) {
        return Database.open(Dialect.H2, views, user(), password(), VIEW_CONNECTIONS);
      } catch (SQLException e) {
        throw new StorageException(
            "The read models in %s can't be opened: %s. They are derived: stop, delete that file, and"
                    .formatted(directory.resolve("views.mv.db"), e.getMessage())
                + " the next start builds them again.",
            e);
      }
    }

    @Override
    public boolean isStuck() {
      return PatientChannel.isWaiting();
    }

    @Override
    public void stopping() {
      PatientChannel.stopping(true);
    }

    private StorageException complaint(SQLException e) {
      return e.getErrorCode() == ALREADY_IN_USE
          ? new StorageException(
              "The data in %s is in use by another process. Stop that one, or set HOLDFAST_DATA to"
                      .formatted(directory)
                  + " another directory.",
              e)
          : new StorageException(
              "The embedded database in %s can't be opened: %s"
                  .formatted(directory, e.getMessage()),
              e);
    }
  }

  /** A PostgreSQL server. */
  record Server(String url, String user, String password, Duration startTimeout)
      implements DatabaseLocation {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLocation.class);
    private static final int CONNECTIONS = 6;
    private static final int VERSION_MIN = 15;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Fills in what a connection must have so as not to hang on a dead server, unless the operator
     * says otherwise.
     */
    public Server {
      url = withDefault(url, "reWriteBatchedInserts", "true");
      url = withDefault(url, "connectTimeout", "3");
      url = withDefault(url, "socketTimeout", "15");
      url = withDefault(url, "tcpKeepAlive", "true");
    }

    @Override
    public Dialect dialect() {
      return Dialect.POSTGRESQL;
    }

    @Override
    public Database openCore() {
      var deadline = System.nanoTime() + startTimeout.toNanos();
      while (true) {
        try (var connection = DriverManager.getConnection(url, user, password)) {
          var version = connection.getMetaData().getDatabaseMajorVersion();
          if (version < VERSION_MIN) {
            throw new StorageException(
                "PostgreSQL %d is too old, %d or newer is needed.".formatted(version, VERSION_MIN));
          }
          return Database.open(Dialect.POSTGRESQL, url, user, password, CONNECTIONS);
        } catch (SQLException e) {
          if (isFinal(e) || System.nanoTime() - deadline > 0) {
            throw new StorageException(
                "PostgreSQL at %s can't be used: %s".formatted(withoutOptions(), e.getMessage()),
                e);
          }
          LOG.warn("waiting for PostgreSQL at {}: {}", withoutOptions(), e.getMessage());
          pause();
        }
      }
    }

    @Override
    public Database openViews(Database core) {
      return core;
    }

    /** A wrong password or a missing database does not mend itself; SQL state classes 28 and 3D. */
    private static boolean isFinal(SQLException e) {
      var state = e.getSQLState();
      return state != null && (state.startsWith("28") || state.startsWith("3D"));
    }

    private String withoutOptions() {
      return url.replaceFirst("\\?.*", "");
    }

    private static void pause() {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageException("Interrupted while waiting for PostgreSQL.", e);
      }
    }

    private static String withDefault(String url, String name, String value) {
      if (url.contains(name + "=")) {
        return url;
      }
      return url + (url.contains("?") ? "&" : "?") + name + "=" + value;
    }
  }
}
