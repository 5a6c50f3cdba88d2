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
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What SKUs told and the read models do not show yet. Per SKU only the newest state counts; the
 * batches between are kept while there is room, and read from the journal when there was none.
 */
final class Inbox implements StockFeed {
  private final int eventsMax;
  private Map<SkuId, News> news = new HashMap<>();
  private List<CompletableFuture<Void>> waiters = new ArrayList<>();
  private int events;
  private boolean isClosed;

  Inbox(int eventsMax) {
    this.eventsMax = eventsMax;
  }

  /** What is new of one SKU: its state at {@code sequence}, and the last batches that led there. */
  static final class News {
    final List<Row> batches = new ArrayList<>();
    long sequence;
    Stock stock = Stock.EMPTY;
    OptionalLong snapshot = OptionalLong.empty();
    boolean isFresh;
  }

  /** Everything that was new at one time, and who waits for it to be shown. */
  record Delivery(Map<SkuId, News> news, List<CompletableFuture<Void>> waiters) {}

  @Override
  public synchronized void committed(
      SkuId sku, long sequence, StockEvent.Committed batch, Stock after) {
    var ofSku = ofSku(sku, sequence, after);
    if (events + batch.events().size() <= eventsMax) {
      ofSku.batches.add(new Row(sequence, batch));
      events += batch.events().size();
    } else {
      events -= ofSku.batches.stream().mapToInt(row -> row.batch().events().size()).sum();
      ofSku.batches.clear();
    }
  }

  @Override
  public synchronized void recovered(SkuId sku, long sequence, Stock stock) {
    ofSku(sku, sequence, stock).isFresh = true;
  }

  @Override
  public synchronized void snapshotStored(SkuId sku, long sequence) {
    var ofSku = news.computeIfAbsent(sku, _ -> new News());
    ofSku.snapshot = OptionalLong.of(sequence);
    notifyAll();
  }

  /** Completes when what is new now is shown. */
  synchronized CompletionStage<Void> shown() {
    var waiter = new CompletableFuture<Void>();
    waiters.add(waiter);
    notifyAll();
    return waiter;
  }

  /**
   * Waits until something is new or somebody waits; false when it was closed and nothing is left.
   */
  synchronized boolean await() throws InterruptedException {
    while (news.isEmpty() && waiters.isEmpty() && !isClosed) {
      wait();
    }
    return !(news.isEmpty() && waiters.isEmpty());
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
    var delivery = new Delivery(news, waiters);
    news = new HashMap<>();
    waiters = new ArrayList<>();
    events = 0;
    return delivery;
  }

  /** Takes back what could not be shown; its batches will be read from the journal. */
  synchronized void giveBack(Delivery delivery) {
    delivery
        .news()
        .forEach(
            (sku, old) -> {
              var ofSku = news.computeIfAbsent(sku, _ -> new News());
              if (ofSku.sequence < old.sequence) {
                ofSku.sequence = old.sequence;
                ofSku.stock = old.stock;
              }
              ofSku.isFresh = true;
            });
    waiters.addAll(delivery.waiters());
  }

  synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  private News ofSku(SkuId sku, long sequence, Stock stock) {
    var ofSku = news.computeIfAbsent(sku, _ -> new News());
    ofSku.sequence = sequence;
    ofSku.stock = stock;
    notifyAll();
    return ofSku;
  }
}
