package holdfast.publish;

import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.StoreDirectory;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What all stores of a node share.
 *
 * @param connectors by platform; stores of others are told nothing
 * @param orders asks for a look at what orders a store has taken of which it did not tell
 * @param jitter numbers from 0 to 1 that nobody can foresee
 * @param keys names that nobody has used for a push
 * @param blocking runs what waits for the database
 */
public record StoreContext(
    Offers offers,
    ShownNumbers shown,
    ListingStates states,
    StoreDirectory directory,
    Supplier<Catalog> catalog,
    Map<Platform, ShopConnector> connectors,
    Consumer<ChannelId> orders,
    Clock clock,
    DoubleSupplier jitter,
    Supplier<String> keys,
    Executor blocking,
    PublishSettings settings,
    PublishMeter meter) {
  /** Keeps its own copy. */
  public StoreContext {
    connectors = Map.copyOf(connectors);
  }
}
