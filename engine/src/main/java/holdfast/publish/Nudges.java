package holdfast.publish;

import holdfast.catalog.ChannelId;
import holdfast.catalog.LevelKey;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import holdfast.stock.StockFeed;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Tells stores that a SKU's units have changed. A SKU that nobody lists costs one lookup; of the
 * others the newest number is remembered, and stores are told of all that changed within some
 * moments together. What is lost in a crash is found by the sweep.
 */
public final class Nudges implements StockFeed {
  private final ConcurrentHashMap<SkuId, Long> changed = new ConcurrentHashMap<>();
  private final AtomicBoolean isScheduled = new AtomicBoolean();
  private final Supplier<StoreBook> stores;
  private final BiConsumer<ChannelId, Map<String, Long>> nudge;
  private final BiConsumer<Duration, Runnable> scheduler;
  private final Duration collapse;

  /**
   * Nudges from now on.
   *
   * @param nudge tells a store the units of some of its listings; does not block
   * @param scheduler runs something later
   * @param collapse how long changes are gathered
   */
  public Nudges(
      Supplier<StoreBook> stores,
      BiConsumer<ChannelId, Map<String, Long>> nudge,
      BiConsumer<Duration, Runnable> scheduler,
      Duration collapse) {
    this.stores = stores;
    this.nudge = nudge;
    this.scheduler = scheduler;
    this.collapse = collapse;
  }

  /** That a window was offered a number changes nothing for the others. */
  @Override
  public void committed(SkuId sku, long sequence, StockEvent.Committed batch, Stock after) {
    if (!batch.events().stream().allMatch(StockEvent.Offered.class::isInstance)) {
      changed(sku, after.available());
    }
  }

  /** A SKU may have to be shown with other numbers. */
  public void changed(SkuId sku, long available) {
    if (!stores.get().listings(sku).isEmpty()) {
      changed.put(sku, available);
      if (isScheduled.compareAndSet(false, true)) {
        scheduler.accept(collapse, this::tell);
      }
    }
  }

  private void tell() {
    isScheduled.set(false);
    var book = stores.get();
    var nudges = new HashMap<ChannelId, Map<String, Long>>();
    for (var sku : changed.keySet()) {
      var available = changed.remove(sku);
      if (available != null) {
        gather(book, sku, available, nudges);
      }
    }
    nudges.forEach(nudge);
  }

  /** Of listings that share a number the first one is told of. */
  private static void gather(
      StoreBook book, SkuId sku, long available, Map<ChannelId, Map<String, Long>> nudges) {
    var keys = new HashSet<LevelKey>();
    for (var listing : book.listings(sku)) {
      var store = book.store(listing.store());
      if (listing.leftAloneFor().isEmpty()
          && store.isPresent()
          && keys.add(LevelKey.of(store.get(), listing))) {
        nudges.computeIfAbsent(listing.store(), _ -> new HashMap<>()).put(listing.id(), available);
      }
    }
  }

  @Override
  public void recovered(SkuId sku, long sequence, Stock stock) {}

  @Override
  public void snapshotStored(SkuId sku, long sequence) {}
}
