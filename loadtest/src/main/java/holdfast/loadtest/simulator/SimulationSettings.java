package holdfast.loadtest.simulator;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is simulated.
 *
 * @param host the address to listen on
 * @param port the port; 0 takes a free one
 * @param shops their names: letters, digits and hyphens
 * @param variants how many items each shop sells; the same SKUs in all shops, see {@link #sku}
 * @param stock how many units of each item a shop has at first
 * @param seed decides what is left to chance
 * @param ordersPerSecond how often shoppers buy on their own, over all shops
 * @param webhooks where webhooks go, with {@code {shop}} for the shop's name; empty if nowhere at
 *     first
 */
public record SimulationSettings(
    String host,
    int port,
    List<String> shops,
    int variants,
    long stock,
    long seed,
    double ordersPerSecond,
    Optional<String> webhooks) {
  public SimulationSettings {
    shops = List.copyOf(shops);
  }

  /** {@code shop-1}, {@code shop-2} and so on. */
  public static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> "shop-" + n).toList();
  }

  /** The SKU of the item with this index, from 0: {@code SKU-00001} and so on. */
  public static String sku(int index) {
    return "SKU-%05d".formatted(index + 1);
  }
}
