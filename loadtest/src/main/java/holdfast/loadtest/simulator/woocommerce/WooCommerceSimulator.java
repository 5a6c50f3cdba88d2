package holdfast.loadtest.simulator.woocommerce;

import holdfast.loadtest.simulator.Agenda;
import holdfast.loadtest.simulator.Platform;
import holdfast.loadtest.simulator.Shop;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import java.io.IOException;

/** Starts shops of WooCommerce. */
public final class WooCommerceSimulator implements Platform {
  private final WooCommerceSettings settings;

  private WooCommerceSimulator(WooCommerceSettings settings) {
    this.settings = settings;
  }

  /**
   * Starts them; close the simulation to end them.
   *
   * @throws IOException when the port is taken
   */
  public static Simulation start(WooCommerceSettings settings) throws IOException {
    return Simulation.start(settings.common(), new WooCommerceSimulator(settings));
  }

  /** The same in a time of the caller's making. */
  public static Simulation start(WooCommerceSettings settings, Agenda agenda) throws IOException {
    return Simulation.start(settings.common(), new WooCommerceSimulator(settings), agenda);
  }

  @Override
  public String name() {
    return "woocommerce";
  }

  /** Each site counts by itself, so that ids mean something only together with the shop. */
  @Override
  public long firstId(int index) {
    return 11L + index % 5;
  }

  @Override
  public Shop open(ShopContext context, SimulationSettings common) {
    return new WooCommerceShop(context, settings);
  }
}
