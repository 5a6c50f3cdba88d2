package holdfast.loadtest.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shops of one platform on one port, until it is closed. */
public final class Simulation implements AutoCloseable {
  /** Enough for a minute of a thousand shops that each change some units a second. */
  private static final int CHANGES_MAX = 200_000;

  private final Platform platform;
  private final SimulatorServer server;
  private final Courier courier;
  private final Agenda agenda;
  private final Map<String, Shop> shops = new LinkedHashMap<>();
  private final Runnable endOfTime;

  private Simulation(
      Platform platform,
      SimulatorServer server,
      Courier courier,
      Agenda agenda,
      Runnable endOfTime) {
    this.platform = platform;
    this.server = server;
    this.courier = courier;
    this.agenda = agenda;
    this.endOfTime = endOfTime;
  }

  /**
   * Starts it on the clock of the wall.
   *
   * @throws IOException when the port is taken
   */
  public static Simulation start(SimulationSettings settings, Platform platform)
      throws IOException {
    var agenda = new SystemAgenda();
    try {
      return start(settings, platform, agenda, agenda::close);
    } catch (IOException e) {
      agenda.close();
      throw e;
    }
  }

  /**
   * Starts it in a time of the caller's making.
   *
   * @throws IOException when the port is taken
   */
  public static Simulation start(SimulationSettings settings, Platform platform, Agenda agenda)
      throws IOException {
    return start(settings, platform, agenda, () -> {});
  }

  private static Simulation start(
      SimulationSettings settings, Platform platform, Agenda agenda, Runnable endOfTime)
      throws IOException {
    var server = SimulatorServer.bind(settings.host(), settings.port(), agenda);
    var simulation = new Simulation(platform, server, new Courier(agenda), agenda, endOfTime);
    var changes = new Changes(CHANGES_MAX);
    for (String name : settings.shops()) {
      var context = simulation.context(name, settings, agenda, changes);
      simulation.shops.put(name, platform.open(context, settings));
    }
    server.start(simulation.shops, new Control(simulation.shops, changes));
    if (settings.ordersPerSecond() > 0 && settings.variants() > 0) {
      var _ = simulation.letShoppersIn(settings.ordersPerSecond(), settings.seed());
    }
    return simulation;
  }

  private ShopContext context(
      String name, SimulationSettings settings, Agenda agenda, Changes changes) {
    return new ShopContext(
        name,
        address() + "/" + name,
        settings.webhooks().map(template -> URI.create(template.replace("{shop}", name))),
        new ShopBook(name, agenda, changes),
        new FaultSwitch(),
        new Counters(),
        new Dice(settings.seed() * 31 + name.hashCode()),
        new Ids(platform.firstId(shops.size())),
        agenda,
        courier);
  }

  /**
   * Has more shoppers come, over all shops.
   *
   * @param ordersPerSecond how often they buy
   * @return sends them away; what they still have to pay they may pay later
   */
  public Runnable letShoppersIn(double ordersPerSecond, long seed) {
    var shoppers = new Shoppers(shops(), ordersPerSecond, seed);
    shoppers.start(agenda);
    return shoppers::stop;
  }

  /** Where it listens, such as {@code http://127.0.0.1:8090}. */
  public URI address() {
    return server.address();
  }

  public List<Shop> shops() {
    return List.copyOf(shops.values());
  }

  public Optional<Shop> shop(String name) {
    return Optional.ofNullable(shops.get(name));
  }

  /** Everything that a harness needs to set connectors up. */
  public ObjectNode facts() {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("platform", platform.name()).put("address", address().toString());
    var list = facts.putArray("shops");
    for (Shop shop : shops.values()) {
      list.addObject()
          .put("name", shop.context().name())
          .put("url", shop.context().url())
          .setAll(shop.facts());
    }
    return facts;
  }

  /** Ends at once; what was on its way is lost. */
  @Override
  public void close() {
    server.close();
    courier.close();
    endOfTime.run();
  }
}
