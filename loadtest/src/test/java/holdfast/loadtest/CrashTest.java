package holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.scenario.CrashResult;
import holdfast.loadtest.scenario.CrashSettings;
import holdfast.loadtest.scenario.Crashes;
import holdfast.loadtest.server.Database;
import holdfast.loadtest.server.ServerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole server in mid-load, restarts it, and looks for every answer it gave. The rounds
 * together last longer than the embedded database keeps freed space, so that it reuses some.
 */
class CrashTest {
  private static final int SECONDS = 7;
  private static final int CONNECTIONS = 32;

  @Test
  void nothingAnsweredIsForgottenOnTheEmbeddedDatabase(@TempDir Path directory) throws Exception {
    crash(directory, null, 5);
  }

  @Test
  void nothingAnsweredIsForgottenOnPostgresql(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      crash(directory, PostgresUnderTest.database(postgres), 3);
    }
  }

  private static void crash(Path directory, @Nullable Database database, int rounds)
      throws ServerFailure {
    long seed = System.nanoTime();
    CrashResult result =
        Crashes.run(
            ServerSettings.in(directory, database),
            new CrashSettings(rounds, SECONDS, CONNECTIONS, seed),
            _ -> {});
    assertThat(result.rounds())
        .as("seed %d", seed)
        .hasSize(rounds)
        .allSatisfy(
            round -> {
              assertThat(round.violations()).isEmpty();
              assertThat(round.answered()).isGreaterThan(100);
            });
  }
}
