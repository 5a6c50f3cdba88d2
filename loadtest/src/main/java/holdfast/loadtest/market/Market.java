package holdfast.loadtest.market;

import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.Calls;
import holdfast.loadtest.client.Request;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import holdfast.loadtest.simulator.Simulation;
import holdfast.loadtest.simulator.SimulationSettings;
import holdfast.loadtest.simulator.shopify.ShopifySettings;
import holdfast.loadtest.simulator.shopify.ShopifySimulator;
import holdfast.loadtest.simulator.woocommerce.WooCommerceSettings;
import holdfast.loadtest.simulator.woocommerce.WooCommerceSimulator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The shops on this side, and all that the server must know to sell through them. */
public final class Market implements AutoCloseable {
  /** Where all units are. */
  public static final String LOCATION = "main";

  /** The supplier's own channel. */
  public static final String OWN_CHANNEL = "direct";

  private static final List<String> RETAILERS = List.of("alder", "birch", "cedar");
  private static final List<String> ON_SHOPIFY =
      List.of("alder-shopify", "birch-shopify", "cedar-shopify");
  private static final List<String> ON_WOOCOMMERCE = List.of("alder-woo", "birch-woo");

  /** As many as fit into a body. */
  private static final int LISTINGS_PER_CALL = 500;

  private final Api api;
  private final Simulation shopify;
  private final Simulation woocommerce;
  private final List<Storefront> stores;
  private final List<String> skus;

  private Market(Api api, Simulation shopify, Simulation woocommerce, int skus) {
    this.api = api;
    this.shopify = shopify;
    this.woocommerce = woocommerce;
    this.skus = IntStream.range(0, skus).mapToObj(SimulationSettings::sku).toList();
    stores = new ArrayList<>();
    ON_SHOPIFY.forEach(id -> stores.add(storefront(id, StorePlatform.SHOPIFY, shopify)));
    ON_WOOCOMMERCE.forEach(
        id -> stores.add(storefront(id, StorePlatform.WOOCOMMERCE, woocommerce)));
  }

  /** Opens shops that sell so many SKUs and have no unit of any; the server knows nothing yet. */
  public static Market open(Target target, int skus, long seed) throws ServerFailure, IOException {
    Api api = Api.open(target);
    try {
      Simulation shopify =
          ShopifySimulator.start(
              ShopifySettings.standard(
                  settings(target, StorePlatform.SHOPIFY, ON_SHOPIFY, skus, seed)));
      try {
        Simulation woocommerce =
            WooCommerceSimulator.start(
                new WooCommerceSettings(
                    settings(target, StorePlatform.WOOCOMMERCE, ON_WOOCOMMERCE, skus, seed),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        return new Market(api, shopify, woocommerce, skus);
      } catch (IOException e) {
        shopify.close();
        throw e;
      }
    } catch (IOException e) {
      api.close();
      throw e;
    }
  }

  private static SimulationSettings settings(
      Target target, StorePlatform platform, List<String> shops, int skus, long seed) {
    Optional<String> door = Optional.of(platform.door(target.url()));
    return new SimulationSettings("127.0.0.1", 0, shops, skus, 0, seed, 0, door);
  }

  private static Storefront storefront(String id, StorePlatform platform, Simulation simulation) {
    return Storefront.of(
        id, id.substring(0, id.indexOf('-')), platform, simulation.shop(id).orElseThrow());
  }

  /**
   * Makes everything known to the server: from then on it tells the shops their numbers.
   *
   * @param units of each SKU at first
   * @param policy the global one, as JSON
   */
  public void supply(long units, String policy) throws ServerFailure {
    Calls calls = api.calls();
    api.prepare(LOCATION, OWN_CHANNEL);
    api.carryOut(RETAILERS.stream().map(calls::retailer).toList());
    api.carryOut(List.of(calls.send("PUT", "/v1/policies/global", policy)));
    api.define(skus);
    api.receive(skus, LOCATION, units, "opening");
    api.carryOut(
        stores.stream()
            .map(store -> calls.send("PUT", "/v1/stores/" + store.id(), store.store(LOCATION)))
            .toList());
    api.carryOut(stores.stream().flatMap(store -> listings(calls, store).stream()).toList());
  }

  private static List<Request> listings(Calls calls, Storefront store) {
    List<Request> requests = new ArrayList<>();
    var all = store.listings();
    for (int from = 0; from < all.size(); from += LISTINGS_PER_CALL) {
      var some = all.subList(from, Math.min(all.size(), from + LISTINGS_PER_CALL));
      String path = "/v1/stores/" + store.id() + "/listings";
      requests.add(calls.send("POST", path, "{\"listings\":" + some + "}"));
    }
    return requests;
  }

  /**
   * What goes wrong in a shop from now on.
   *
   * @param faults the fields of the control endpoint
   */
  public void spoil(String store, Map<String, ? extends Number> faults) throws ServerFailure {
    var body = new StringBuilder();
    faults.forEach((name, value) -> body.append(",\"").append(name).append("\":").append(value));
    Simulation simulation = ON_SHOPIFY.contains(store) ? shopify : woocommerce;
    Target target = Target.of(simulation.address().toString(), "none");
    try (Api control = Api.open(target)) {
      String path = "/_control/shops/" + store + "/faults";
      control.carryOut(List.of(control.calls().send("PUT", path, "{" + body.substring(1) + "}")));
    }
  }

  /** Lets shoppers into all shops, so many orders a second in all; run the answer to end it. */
  public Runnable letShoppersIn(double ordersPerSecond, long seed) {
    double each = ordersPerSecond / stores.size();
    Runnable here = shopify.letShoppersIn(each * ON_SHOPIFY.size(), seed);
    Runnable there = woocommerce.letShoppersIn(each * ON_WOOCOMMERCE.size(), seed + 1);
    return () -> {
      here.run();
      there.run();
    };
  }

  public Api api() {
    return api;
  }

  public List<Storefront> stores() {
    return List.copyOf(stores);
  }

  public List<String> skus() {
    return skus;
  }

  @Override
  public void close() {
    shopify.close();
    woocommerce.close();
    api.close();
  }
}
