package holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.scenario.Contest;
import holdfast.loadtest.scenario.Race;
import holdfast.loadtest.scenario.RaceResult;
import holdfast.loadtest.scenario.RaceSettings;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.ServerSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retailers with floors, and carts of several lines, race against the whole server. */
class PolicyAndCartRaceTest {
  @Test
  void everyRetailerHasItsFloorAndNothingIsStranded(@TempDir Path directory) throws Exception {
    RaceResult.Round round = race(directory, 40, 200, new Contest.Retailers(4));
    assertThat(round.violations()).isEmpty();
    assertThat(round.grants()).isEqualTo(40);
  }

  @Test
  void cartsAreGrantedWhollyOrNotAtAll(@TempDir Path directory) throws Exception {
    RaceResult.Round round = race(directory, 30, 120, new Contest.Carts());
    assertThat(round.violations()).isEmpty();
    assertThat(round.grants()).isBetween(1L, 30L);
  }

  private static RaceResult.Round race(Path directory, long stock, int buyers, Contest contest)
      throws ServerFailure {
    try (ChildServer server = ChildServer.start(ServerSettings.in(directory, null))) {
      RaceSettings settings = RaceSettings.of(stock, buyers, contest);
      return Race.run(server.target(), settings).rounds().getFirst();
    }
  }
}
