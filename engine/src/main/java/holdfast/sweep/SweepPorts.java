package holdfast.sweep;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.StoreSecrets;
import holdfast.intake.Arrival;
import holdfast.intake.DeliveryInbox;
import holdfast.intake.Ticket;
import holdfast.publish.ShopConnector;
import holdfast.shop.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What sweeps work with.
 *
 * @param sources by platform; what is missing can't be asked
 * @param connectors by platform
 * @param stores the newest image
 * @param intake hears of deliveries that were kept
 * @param now by our clock
 * @param blocking runs what waits for the database
 */
public record SweepPorts(
    Map<Platform, ShopSource> sources,
    Map<Platform, ShopConnector> connectors,
    Supplier<StoreBook> stores,
    StoreSecrets secrets,
    SweepStore store,
    KnownOrders known,
    Arrivals arrivals,
    DeliveryInbox inbox,
    Consumer<Ticket> intake,
    LevelsRead levels,
    Addresses addresses,
    SweepMeter meter,
    Supplier<Instant> now,
    Executor blocking) {
  /** Keeps its own copies. */
  public SweepPorts {
    sources = Map.copyOf(sources);
    connectors = Map.copyOf(connectors);
  }

  /** What is known of orders (blocking). */
  @FunctionalInterface
  public interface KnownOrders {
    /** As of when these orders of a store are known, by the shop's clock; others are missing. */
    Map<String, Instant> changedAt(ChannelId store, Collection<String> orders);
  }

  /** Makes deliveries of orders. */
  @FunctionalInterface
  public interface Arrivals {
    /** The delivery that a webhook would have been. */
    Arrival of(Store store, OrdersAnswer.Changed order, Instant now);
  }

  /** Hears what stores answered of their numbers (blocking). */
  @FunctionalInterface
  public interface LevelsRead {
    /** The store, which has all of these listings, shows these numbers for them. */
    void read(Map<Listing, Level> levels, Instant now);
  }

  /** Where shops are to deliver. */
  @FunctionalInterface
  public interface Addresses {
    /** Where that store has to; none if nobody said how shops reach us, or it can't deliver. */
    Optional<String> of(Store store);
  }
}
