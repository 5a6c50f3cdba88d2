package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.SimulationSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is simulated of Shopify.
 *
 * @param simulation what every simulation has
 * @param schema the file of the Admin schema; empty for the part of it that ships
 * @param plan of every shop: how much it lets an app ask
 * @param locations how many each shop has; the items are stocked at the first
 * @param secret signs the webhooks; empty: each shop has its own
 * @param token what an app shows; empty: each shop has its own
 * @param scopes what the app may do
 */
public record ShopifySettings(
    SimulationSettings simulation,
    Optional<Path> schema,
    Plan plan,
    int locations,
    Optional<String> secret,
    Optional<String> token,
    List<String> scopes) {
  /** What a stock connector asks a merchant for. */
  public static final List<String> SCOPES =
      List.of(
          "read_inventory",
          "write_inventory",
          "read_locations",
          "read_orders",
          "write_orders",
          "read_products");

  public ShopifySettings {
    scopes = List.copyOf(scopes);
  }

  /** Shops on the smallest plan with two locations, and the part of the schema that ships. */
  public static ShopifySettings standard(SimulationSettings simulation) {
    return new ShopifySettings(
        simulation, Optional.empty(), Plan.STANDARD, 2, Optional.empty(), Optional.empty(), SCOPES);
  }

  /** The same with another schema. */
  public ShopifySettings withSchema(Optional<Path> file) {
    return new ShopifySettings(simulation, file, plan, locations, secret, token, scopes);
  }

  /** What signs this shop's webhooks. */
  String secretOf(ShopContext shop) {
    return secret.orElseGet(() -> "shpss_" + fromSeed("secret", shop));
  }

  /** What an app shows to this shop. */
  String tokenOf(ShopContext shop) {
    return token.orElseGet(() -> "shpat_" + fromSeed("token", shop));
  }

  private String fromSeed(String what, ShopContext shop) {
    String text = "%s of %s, %d".formatted(what, shop.name(), simulation.seed());
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  /** The name by which the platform knows this shop. */
  static String domain(ShopContext shop) {
    return shop.name() + ".myshopify.com";
  }
}
