package holdfast.http.server;

import holdfast.catalog.Platform;
import holdfast.publish.ShopConnector;
import holdfast.sweep.ShopSource;
import java.util.Map;

/**
 * How stores' platforms are reached; of a platform that is missing no store is ever asked.
 *
 * @param sources for what they should have said
 * @param numbers for what they show
 */
public record Connectors(Map<Platform, ShopSource> sources, Map<Platform, ShopConnector> numbers) {
  /** Nobody is reached. */
  public static final Connectors NONE = new Connectors(Map.of(), Map.of());

  /** Keeps its own copies. */
  public Connectors {
    sources = Map.copyOf(sources);
    numbers = Map.copyOf(numbers);
  }
}
