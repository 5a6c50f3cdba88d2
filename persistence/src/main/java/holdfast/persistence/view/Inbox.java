package holdfast.persistence.view;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import holdfast.catalog.SkuId;
import holdfast.persistence.view.JournalRows.Row;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import holdfast.stock.StockFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What SKUs told and the projector has not taken yet. Per SKU only the newest state counts; the
 * batches that led there are kept while there is room, and read from the journal when there was
 * none.
 */
final class Inbox implements StockFeed {
  private final int eventsMax;
  private Map<SkuId, News> news = new HashMap<>();
  private Map<SkuId, Long> snapshots = new HashMap<>();
  private List<CompletableFuture<Void>> waiters = new ArrayList<>();
  private int eventsInMemory;
  private boolean isClosed;

  Inbox(int eventsMax) {
    this.eventsMax = eventsMax;
  }

  /**
   * Everything that was new at one time.
   *
   * @param snapshots the newest stored one, by SKU
   * @param waiters who waits until all of this is shown
   */
  record Delivery(
      Map<SkuId, News> news, Map<SkuId, Long> snapshots, List<CompletableFuture<Void>> waiters) {}

  @Override
  public synchronized void committed(
      SkuId sku, long sequence, StockEvent.Committed batch, Stock after) {
    var ofSku = ofSku(sku, sequence, after);
    if (eventsInMemory + batch.events().size() <= eventsMax) {
      ofSku.batches().add(new Row(sequence, batch));
      eventsInMemory += batch.events().size();
    }
  }

  @Override
  public synchronized void recovered(SkuId sku, long sequence, Stock stock) {
    ofSku(sku, sequence, stock).becomeFresh();
  }

  @Override
  public synchronized void snapshotStored(SkuId sku, long sequence) {
    snapshots.put(sku, sequence);
    notifyAll();
  }

  /** Completes when what is new now is shown. */
  synchronized CompletionStage<Void> shown() {
    var waiter = new CompletableFuture<Void>();
    waiters.add(waiter);
    notifyAll();
    return waiter;
  }

  /** Waits until there is something to do; false when it was closed and nothing is left. */
  synchronized boolean await() throws InterruptedException {
    while (isEmpty() && !isClosed) {
      wait();
    }
    return !isEmpty();
  }

  /** Lets news gather for a while, unless somebody waits for them. */
  synchronized void gather(Duration time) throws InterruptedException {
    var end = System.nanoTime() + time.toNanos();
    for (long left = time.toMillis();
        left > 0 && waiters.isEmpty() && !isClosed;
        left = NANOSECONDS.toMillis(end - System.nanoTime())) {
      wait(left);
    }
  }

  synchronized Delivery take() {
    var delivery = new Delivery(news, snapshots, waiters);
    news = new HashMap<>();
    snapshots = new HashMap<>();
    waiters = new ArrayList<>();
    return delivery;
  }

  /** Says that so many events that were taken are no longer in memory. */
  synchronized void release(int events) {
    eventsInMemory -= events;
  }

  synchronized boolean isClosed() {
    return isClosed;
  }

  synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  private boolean isEmpty() {
    return news.isEmpty() && snapshots.isEmpty() && waiters.isEmpty();
  }

  private News ofSku(SkuId sku, long sequence, Stock stock) {
    var ofSku = news.computeIfAbsent(sku, _ -> new News());
    ofSku.reach(sequence, stock);
    notifyAll();
    return ofSku;
  }
}
