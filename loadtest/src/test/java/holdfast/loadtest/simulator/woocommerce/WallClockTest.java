package holdfast.loadtest.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.simulator.Client;
import holdfast.loadtest.simulator.Receiver;
import holdfast.loadtest.simulator.Receiver.Received;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shops as the command runs them: on the clock of the wall, each with secrets of its own. */
class WallClockTest {
  @Test
  void shoppersBuyAndEachShopTellsItsOwnReceiver() throws Exception {
    try (var receiver = new Receiver();
        var client = new Client();
        Simulation simulation = WooCommerceSimulator.start(settings(receiver))) {
      client.send(
          "PUT",
          simulation.address() + "/_control/shops/a/faults",
          Site.json("{'delayWebhooksMillis':1}"));
      List<String> told = new ArrayList<>();
      while (!(told.contains("a") && told.contains("b"))) {
        Received received = receiver.next();
        String shop = received.path().substring("/webhooks/".length());
        assertThat(received.headers().get("x-wc-webhook-signature"))
            .isEqualTo(Hmac.base64("HmacSHA256", secret(simulation, shop), received.body()));
        told.add(shop);
      }
    }
  }

  private static SimulationSettings common(Receiver receiver) {
    return new SimulationSettings(
        "127.0.0.1", 0, List.of("a", "b"), 5, 1_000, 1, 50, Optional.of(receiver.template()));
  }

  private static WooCommerceSettings settings(Receiver receiver) {
    return new WooCommerceSettings(
        common(receiver), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String secret(Simulation simulation, String name) {
    for (JsonNode shop : simulation.facts().path("shops")) {
      if (shop.path("name").asText().equals(name)) {
        return shop.path("webhookSecret").asText();
      }
    }
    throw new AssertionError("no shop " + name);
  }
}
