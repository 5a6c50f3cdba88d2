package holdfast.http.server;

import holdfast.catalog.Platform;
import holdfast.order.ShopDesk;
import holdfast.publish.ShopConnector;
import holdfast.sweep.ShopSource;
import java.util.Map;

/**
 * How stores' platforms are reached; a platform that is missing in a map can't be asked that.
 *
 * @param sources for what shops should have said
 * @param numbers for what they show
 * @param desks about their orders
 */
public record Connectors(
    Map<Platform, ShopSource> sources,
    Map<Platform, ShopConnector> numbers,
    Map<Platform, ShopDesk> desks) {
  /** Nobody is reached. */
  public static final Connectors NONE = new Connectors(Map.of(), Map.of(), Map.of());

  /** Keeps its own copies. */
  public Connectors {
    sources = Map.copyOf(sources);
    numbers = Map.copyOf(numbers);
    desks = Map.copyOf(desks);
  }
}
