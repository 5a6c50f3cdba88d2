package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.loadtest.simulator.Counters.Count;
import holdfast.loadtest.simulator.ManualAgenda;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.Shop;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import holdfast.loadtest.simulator.Truth;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shoppers who buy on their own, the same ones for the same seed. */
class ShoppersTest {
  @Test
  void theSameSeedBringsTheSameShoppers() throws Exception {
    assertThat(tenMinutes(1)).isEqualTo(tenMinutes(1)).isNotEqualTo(tenMinutes(2));
  }

  @Test
  void theyBuyTillNothingIsLeftAndNotMore() throws Exception {
    List<Map<Shelf, Truth>> shops = tenMinutes(3);
    assertThat(shops)
        .allSatisfy(
            shelves ->
                assertThat(shelves.values())
                    .anyMatch(truth -> truth.sold() > 0)
                    .allMatch(truth -> truth.lowest() >= 0 && truth.oversold() == 0));
  }

  private static List<Map<Shelf, Truth>> tenMinutes(long seed) throws IOException {
    var time = new ManualAgenda(Site.START);
    var settings =
        new SimulationSettings(
            "127.0.0.1", 0, SimulationSettings.names(3), 4, 20, seed, 5, Optional.empty());
    try (Simulation simulation =
        WooCommerceSimulator.start(
            new WooCommerceSettings(settings, Optional.empty(), Optional.empty(), Optional.empty()),
            time)) {
      for (int second = 0; second < 600; second++) {
        time.pass(Duration.ofSeconds(1));
      }
      var truths = new ArrayList<Map<Shelf, Truth>>();
      for (Shop shop : simulation.shops()) {
        assertThat(shop.context().counters().of(Count.ORDERS)).isPositive();
        truths.add(shop.context().book().truths());
      }
      return truths;
    }
  }
}
