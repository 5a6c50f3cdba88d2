package holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.scenario.Contest;
import holdfast.loadtest.scenario.Race;
import holdfast.loadtest.scenario.RaceResult;
import holdfast.loadtest.scenario.RaceSettings;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.Database;
import holdfast.loadtest.server.ServerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand buyers at once, for one unit and for a hundred, against the whole server: exactly as
 * many are granted as there are units, and every refusal is justified at its moment.
 */
class LastUnitRaceTest {
  @Test
  void theLastUnitIsSoldOnceOnTheEmbeddedDatabase(@TempDir Path directory) throws Exception {
    race(directory, null);
  }

  @Test
  void theLastUnitIsSoldOnceOnPostgresql(@TempDir Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      race(directory, PostgresUnderTest.database(postgres));
    }
  }

  private static void race(Path directory, @Nullable Database database) throws ServerFailure {
    try (ChildServer server = ChildServer.start(ServerSettings.in(directory, database))) {
      for (long stock : new long[] {1, 100}) {
        RaceResult.Round round =
            Race.run(server.target(), RaceSettings.of(stock, 1_000, new Contest.LastUnits()))
                .rounds()
                .getFirst();
        assertThat(round.violations()).isEmpty();
        assertThat(round.grants()).isEqualTo(stock);
      }
    }
  }
}
