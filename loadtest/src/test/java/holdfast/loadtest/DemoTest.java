package holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.market.Demo;
import holdfast.loadtest.market.DemoResult;
import holdfast.loadtest.market.DemoSettings;
import holdfast.loadtest.market.DemoView;
import holdfast.loadtest.server.ChildServer;
import holdfast.loadtest.server.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five shops and an own channel sell one pool for some seconds: no unit of it twice. */
class DemoTest {
  @Test
  void nothingIsSoldTwiceAndAllShopsShowTheirNumbersInTheEnd(@TempDir Path directory)
      throws Exception {
    List<DemoView> views = new ArrayList<>();
    List<Integer> shops = new ArrayList<>();
    try (ChildServer server = ChildServer.start(ServerSettings.in(directory, null).besideShops())) {
      DemoResult result =
          Demo.run(
              server.target(),
              new DemoSettings(8, 10, Optional.of(Duration.ofSeconds(4)), 1),
              stores -> shops.add(stores.size()),
              views::add);
      assertThat(result.wrong()).isEmpty();
      assertThat(result.oversold()).isZero();
      assertThat(result.sold()).isPositive();
    }
    assertThat(shops).containsExactly(5);
    assertThat(views).isNotEmpty();
  }
}
