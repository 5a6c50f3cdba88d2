package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Agenda;
import holdfast.loadtest.simulator.Simulation;
import java.io.IOException;

/** Shopify's shops on one port. */
public final class ShopifySimulator {
  private ShopifySimulator() {}

  /**
   * Starts them on the clock of the wall.
   *
   * @throws IOException if the schema can't be read, or the port is taken
   */
  public static Simulation start(ShopifySettings settings) throws IOException {
    return Simulation.start(settings.simulation(), ShopifyPlatform.of(settings));
  }

  /**
   * Starts them in a time of the caller's making.
   *
   * @throws IOException likewise
   */
  public static Simulation start(ShopifySettings settings, Agenda agenda) throws IOException {
    return Simulation.start(settings.simulation(), ShopifyPlatform.of(settings), agenda);
  }
}
