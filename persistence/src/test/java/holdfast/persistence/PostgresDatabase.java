package holdfast.persistence;

import holdfast.persistence.database.SecretsSettings;
import holdfast.persistence.database.StorageSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database on a real PostgreSQL that the build brings along. One server serves all tests of a
 * JVM, and stops with it.
 */
public record PostgresDatabase(String name) implements TestDatabase {
  static final String USER = "postgres";

  private static final AtomicInteger CREATED = new AtomicInteger();

  public static PostgresDatabase create() {
    var database = new PostgresDatabase("holdfast" + CREATED.incrementAndGet());
    onServer("CREATE DATABASE " + database.name());
    return database;
  }

  /** Runs one statement as the server's owner, outside of any test's database. */
  static void onServer(String sql) {
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Creates somebody whom the server only lets in with this password. */
  static void createUser(String name, String password) throws SQLException, IOException {
    onServer("CREATE ROLE %s SUPERUSER LOGIN PASSWORD '%s'".formatted(name, password));
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW hba_file")) {
      rows.next();
      var rules = Path.of(rows.getString(1));
      var before = Files.readString(rules);
      Files.writeString(rules, "host all %s all scram-sha-256%n%s".formatted(name, before));
    }
    onServer("SELECT pg_reload_conf()");
  }

  static int port() {
    return server().getPort();
  }

  @Override
  public StorageSettings settings() {
    return settings("localhost:" + port());
  }

  /** The settings that lead to this database by another way. */
  StorageSettings settings(String hostAndPort) {
    return new StorageSettings(
        Path.of("unused"),
        "jdbc:postgresql://%s/%s".formatted(hostAndPort, name),
        USER,
        "",
        Duration.ofSeconds(5),
        SecretsSettings.NONE);
  }

  @Override
  public void forgetViews() throws SQLException {
    execute("DELETE FROM sku_view");
    execute("DELETE FROM movement_view");
    execute("DELETE FROM reservation_view");
    execute("DELETE FROM oversell_view");
    execute("UPDATE projection SET watermark = 0");
  }

  private static EmbeddedPostgres server() {
    return Server.RUNNING;
  }

  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
