package holdfast.http.server;

import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.http.api.BlockingWork;
import holdfast.http.api.SweepCalls;
import holdfast.http.meter.Meters;
import holdfast.http.webhook.SweptOrders;
import holdfast.persistence.Storage;
import holdfast.sweep.SweepPorts;
import holdfast.sweep.SweepRules;
import holdfast.sweep.SweepSettings;
import holdfast.sweep.SweepWalk;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks shops for what they should have said: from one node of the cluster, as soon as it begins.
 */
final class Sweeps {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

  private final SweepPorts ports;
  private final SweepOptions options;
  private final StoreDirectory stores;
  private final BlockingWork blocking;

  private Sweeps(
      SweepPorts ports, SweepOptions options, StoreDirectory stores, BlockingWork blocking) {
    this.ports = ports;
    this.options = options;
    this.stores = stores;
    this.blocking = blocking;
  }

  static Sweeps open(
      ActorSystem<?> system,
      Storage storage,
      Connectors connectors,
      Deliveries deliveries,
      ShopWatch watch,
      SweepOptions options,
      Meters meters,
      Clock clock,
      BlockingWork blocking) {
    Supplier<Instant> now = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var rules = new SweepRules(options.settings());
    var ports =
        new SweepPorts(
            connectors.sources(),
            connectors.numbers(),
            storage.stores()::current,
            storage.secrets(),
            storage.sweeps(),
            storage.orderViews()::changedAt,
            new SweptOrders(),
            deliveries.tables(),
            deliveries.intake()::arrived,
            watch::read,
            store -> address(options, store),
            meters.sweeps(rules),
            now,
            blocking);
    return new Sweeps(ports, options, storage.stores(), blocking);
  }

  /** Where a store's shop has to deliver. */
  private static Optional<String> address(SweepOptions options, Store store) {
    var path =
        switch (store.platform()) {
          case SHOPIFY -> Optional.of("/webhooks/shopify/");
          case WOOCOMMERCE -> Optional.of("/webhooks/woocommerce/");
          case GENERIC -> Optional.<String>empty();
        };
    return options.publicUrl().flatMap(url -> path.map(of -> url + of + store.id()));
  }

  SweepCalls calls() {
    return new SweepCalls(stores, ports, new SweepRules(options.settings()), blocking);
  }

  /** Everybody can be told now. */
  void begin(ActorSystem<?> system) {
    if (!ports.sources().isEmpty() && options.publicUrl().isEmpty()) {
      LOG.warn(
          "holdfast.http.public-url is not set: nobody looks whether shops deliver their webhooks");
    }
    ClusterSingleton.get(system)
        .init(SingletonActor.of(SweepWalk.create(ports, settings()), "sweeps"));
  }

  private SweepSettings settings() {
    return options.settings();
  }
}
