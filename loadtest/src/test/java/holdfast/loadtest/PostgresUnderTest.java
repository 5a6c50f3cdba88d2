package holdfast.loadtest;

import holdfast.loadtest.server.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL that the build brings along, as a child server is told of it. */
final class PostgresUnderTest {
  private static final String USER = "postgres";

  private PostgresUnderTest() {}

  static Database database(EmbeddedPostgres postgres) {
    return new Database(postgres.getJdbcUrl(USER, USER), USER, USER);
  }
}
