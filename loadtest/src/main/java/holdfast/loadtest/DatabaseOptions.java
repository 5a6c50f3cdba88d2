package holdfast.loadtest;

import holdfast.loadtest.server.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The database of the server that a command starts. */
final class DatabaseOptions {
  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description = "Let the server use this PostgreSQL instead of its embedded database.")
  private @Nullable String url;

  @Option(names = "--jdbc-user", paramLabel = "NAME", description = "The database's user.")
  private @Nullable String user;

  @Option(names = "--jdbc-password", paramLabel = "WORD", description = "The user's password.")
  private @Nullable String password;

  /** Null when the server is to use its embedded database. */
  @Nullable Database database() {
    return url == null ? null : new Database(url, user, password);
  }
}
