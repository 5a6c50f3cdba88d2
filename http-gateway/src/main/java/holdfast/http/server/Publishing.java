package holdfast.http.server;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.SkuId;
import holdfast.http.api.BlockingWork;
import holdfast.http.meter.Meters;
import holdfast.persistence.Storage;
import holdfast.publish.Nudges;
import holdfast.publish.PublishSettings;
import holdfast.publish.ShopConnector;
import holdfast.publish.SkuOffers;
import holdfast.publish.StoreContext;
import holdfast.publish.StoreLevels;
import holdfast.publish.Stores;
import holdfast.shop.LevelRules;
import holdfast.stock.Skus;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import holdfast.stock.StockFeed;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;

/** Brings numbers from SKUs' commits to stores. */
final class Publishing {
  /**
   * Stores wait for the database on threads of their own, so that no call over HTTP waits for them.
   * Nearly all of them wait for one commit that they share.
   */
  static final int THREADS = 32;

  /** Every store has a few calls under way, and at the start all of them ask at once. */
  static final int QUEUE_MAX = 100_000;

  private final Storage storage;
  private final PublishSettings settings;
  private final Nudges nudges;
  private volatile Consumer<Nudge> stores = _ -> {};

  private record Nudge(ChannelId store, Map<String, Long> available) {}

  private Publishing(Storage storage, PublishSettings settings, ActorSystem<?> system) {
    this.storage = storage;
    this.settings = settings;
    this.nudges =
        new Nudges(
            storage.stores()::current,
            (store, available) -> stores.accept(new Nudge(store, available)),
            (pause, work) ->
                system.scheduler().scheduleOnce(pause, work, system.executionContext()),
            settings.collapse());
  }

  /** Listens to SKUs from now on; nobody is told anything before {@link #open}. */
  static Publishing listen(Storage storage, PublishSettings settings, ActorSystem<?> system) {
    return new Publishing(storage, settings, system);
  }

  /** Where SKUs report, for read models and stores. */
  StockFeed feed() {
    var views = storage.feed();
    return new StockFeed() {
      @Override
      public void committed(SkuId sku, long sequence, StockEvent.Committed batch, Stock after) {
        views.committed(sku, sequence, batch, after);
        nudges.committed(sku, sequence, batch, after);
      }

      @Override
      public void recovered(SkuId sku, long sequence, Stock stock) {
        views.recovered(sku, sequence, stock);
      }

      @Override
      public void snapshotStored(SkuId sku, long sequence) {
        views.snapshotStored(sku, sequence);
      }
    };
  }

  /** Takes part in the sharding of stores. */
  Stores open(
      ActorSystem<?> system,
      Skus skus,
      LevelRules rules,
      Map<Platform, ShopConnector> connectors,
      Consumer<ChannelId> orders,
      Meters meters,
      Clock clock,
      BlockingWork blocking,
      Duration askTimeout) {
    var opened =
        Stores.start(
            system,
            new StoreContext(
                new SkuOffers(skus::ask),
                new StoreLevels(storage.shops(), rules),
                storage.numbers(),
                storage.stores(),
                storage.catalog()::current,
                connectors,
                orders,
                clock,
                () -> ThreadLocalRandom.current().nextDouble(),
                () -> UUID.randomUUID().toString(),
                blocking,
                settings,
                meters.publishing()),
            askTimeout);
    stores = nudge -> opened.nudge(nudge.store(), nudge.available());
    return opened;
  }

  /** A change of policy may change what a SKU's windows show though nothing is committed. */
  void reconsider(SkuId sku) {
    nudges.changed(sku, 0);
  }
}
