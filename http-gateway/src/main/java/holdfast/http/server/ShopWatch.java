package holdfast.http.server;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Store;
import holdfast.http.api.BlockingWork;
import holdfast.http.meter.Meters;
import holdfast.http.meter.ShopMeters;
import holdfast.persistence.Storage;
import holdfast.publish.Stores;
import holdfast.shop.Level;
import holdfast.shop.LevelFinding;
import holdfast.shop.LevelRules;
import holdfast.shop.LevelStore;
import holdfast.shop.ShopEvents;
import holdfast.shop.ShopNews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after what shops show: hears their news, and judges numbers that have settled. */
final class ShopWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ShopWatch.class);

  private final Storage storage;
  private final ShopEvents events;
  private final ShopMeters meters;
  private final Stores stores;
  private final Clock clock;
  private final BlockingWork blocking;
  private final AtomicBoolean isJudging = new AtomicBoolean();

  private ShopWatch(
      Storage storage,
      ShopEvents events,
      Stores stores,
      ShopMeters meters,
      Clock clock,
      BlockingWork blocking) {
    this.storage = storage;
    this.stores = stores;
    this.events = events;
    this.meters = meters;
    this.clock = clock;
    this.blocking = blocking;
  }

  static ShopWatch open(
      Storage storage,
      LevelRules rules,
      Stores stores,
      Meters meters,
      Clock clock,
      BlockingWork blocking) {
    var events =
        new ShopEvents(
            storage.stores(),
            storage.secrets(),
            storage.shops(),
            storage.shops(),
            rules,
            meters.shops());
    return new ShopWatch(storage, events, stores, meters.shops(), clock, blocking);
  }

  /** Hears news; completes when what follows is stored. */
  CompletionStage<Optional<String>> tell(ChannelId store, ShopNews news) {
    try {
      return blocking.run(() -> events.tell(store, news, clock.instant()));
    } catch (RejectedExecutionException e) { // Too much waits for the database already.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Hears what a shop answered when it was asked; blocks until what follows is stored. */
  void read(Map<Listing, Level> levels, Instant now) {
    events.read(levels, now);
  }

  /** Judges what has settled, again and again, until the system ends. */
  void follow(ActorSystem<?> system, Duration interval) {
    system
        .scheduler()
        .scheduleWithFixedDelay(interval, interval, this::judge, system.executionContext());
  }

  private void judge() {
    if (isJudging.compareAndSet(false, true)) {
      try {
        blocking.execute(this::judgeNow);
      } catch (RejectedExecutionException e) {
        isJudging.set(false);
        LOG.warn("shops' numbers wait: {}", e.getMessage());
      }
    }
  }

  /** What a store shows may not be what it should, though the stock has not changed since. */
  private void reconsider(LevelStore.Subject subject, LevelFinding finding) {
    var book = storage.stores().current();
    var store = subject.key().store();
    if (isForTheStore(book.store(store), finding)) {
      var nudges = new HashMap<String, Long>();
      nudges.put(subject.listing(), 0L);
      subject.sku().stream()
          .flatMap(sku -> book.listings(sku).stream())
          .filter(listing -> listing.store().equals(store))
          .forEach(listing -> nudges.put(listing.id(), 0L));
      stores.nudge(store, nudges);
    }
  }

  /** Where the supplier is the authority the store is told the right number again, or asked. */
  private static boolean isForTheStore(Optional<Store> store, LevelFinding finding) {
    return switch (finding) {
      case LevelFinding.Accepted(_, var reason) -> reason == LevelFinding.Reason.OWN_SALE;
      case LevelFinding.Drifted _ ->
          store.filter(it -> it.onDrift() == OnDrift.CORRECT).isPresent();
      case LevelFinding.Contradicted _ -> true;
      case LevelFinding.Explained _ -> false;
    };
  }

  private void judgeNow() {
    try {
      events.settle(clock.instant()).forEach(this::reconsider);
      meters.openDrifts(storage.shops().openDrifts());
    } catch (RuntimeException e) {
      LOG.warn("shops' numbers can't be judged, will try again: {}", e.getMessage());
    } finally {
      isJudging.set(false);
    }
  }
}
