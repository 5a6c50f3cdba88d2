package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.ManualAgenda;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.ShopBook;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shoppers who buy on their own, the same ones for the same seed. */
class ShoppersTest {
  private static Simulation simulation(ManualAgenda agenda) throws IOException {
    var settings =
        new SimulationSettings(
            "127.0.0.1", 0, SimulationSettings.names(3), 5, 40, 7, 2, Optional.empty());
    Simulation simulation = ShopifySimulator.start(ShopifySettings.standard(settings), agenda);
    for (int second = 0; second < 100; second++) {
      agenda.pass(Duration.ofSeconds(1));
    }
    return simulation;
  }

  @Test
  void theBooksAddUpAfterManyOrders() throws IOException {
    var agenda = new ManualAgenda(ShopifyUnderTest.START);
    try (Simulation simulation = simulation(agenda)) {
      int orders = 0;
      for (var shop : simulation.shops()) {
        ShopBook book = shop.context().book();
        orders += book.orders().size();
        for (Shelf shelf : book.truths().keySet()) {
          long taken =
              book.orders().stream()
                  .flatMap(order -> order.lines().stream())
                  .filter(line -> line.shelf().equals(shelf))
                  .mapToLong(line -> line.taken())
                  .sum();
          assertThat(book.quantity(shelf) + taken).isEqualTo(40);
          assertThat(book.quantity(shelf)).isNotNegative();
        }
      }
      assertThat(orders).isGreaterThan(50);
    }
  }

  @Test
  void theSameSeedIsTheSameDay() throws IOException {
    try (Simulation one = simulation(new ManualAgenda(ShopifyUnderTest.START));
        Simulation other = simulation(new ManualAgenda(ShopifyUnderTest.START))) {
      assertThat(quantities(one)).isEqualTo(quantities(other));
      assertThat(facts(one)).isEqualTo(facts(other));
    }
  }

  private static List<Long> quantities(Simulation simulation) {
    return simulation.shops().stream()
        .flatMap(shop -> shop.context().book().truths().values().stream())
        .map(truth -> truth.quantity())
        .toList();
  }

  private static List<String> facts(Simulation simulation) {
    return simulation.shops().stream()
        .map(shop -> shop.facts().path("token"))
        .map(JsonNode::asText)
        .toList();
  }
}
