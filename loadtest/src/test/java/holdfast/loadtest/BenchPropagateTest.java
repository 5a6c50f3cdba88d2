package holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.market.PropagationBench;
import holdfast.loadtest.market.PropagationResult;
import holdfast.loadtest.market.PropagationResult.Figures;
import holdfast.loadtest.market.PropagationSettings;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.ServerSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small measurement: each healthy shop shows numbers, and in the end every shop is right. */
class BenchPropagateTest {
  @Test
  void everyShopIsMeasuredAndShowsTheRightNumbersInTheEnd(@TempDir Path directory)
      throws Exception {
    try (ChildServer server = ChildServer.start(ServerSettings.in(directory, null).besideShops())) {
      PropagationResult result =
          PropagationBench.run(server.target(), new PropagationSettings(10, 20, 3, 100, 1));
      assertThat(result.wrong()).isEmpty();
      assertThat(result.changes()).isEqualTo(60);
      assertThat(result.shops())
          .extracting(Figures::state)
          .containsExactlyInAnyOrder("healthy", "healthy", "healthy", "slow", "failing");
      assertThat(result.shops()).allMatch(shop -> shop.shown() > 0);
    }
  }
}
