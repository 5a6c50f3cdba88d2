package holdfast.persistence.view;

import holdfast.catalog.SkuId;
import holdfast.checkout.CheckoutFeed;
import holdfast.order.OrderFeed;
import holdfast.order.OrderKey;
import holdfast.order.OrderViews;
import holdfast.persistence.database.Database;
import holdfast.stock.DueIndex;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuIndex;
import holdfast.stock.StockFeed;
import holdfast.stock.StockViews;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The read models of one database: told by the feed, read through the views, and caught up with the
 * journal.
 */
public final class ReadModels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadModels.class);

  /**
   * Events that may wait in memory; beyond that they are read from the journal when there is time.
   */
  private static final int EVENTS_WAITING_MAX = 200_000;

  private static final long CATCH_UP_SECONDS = 15;
  private static final long SHOW_MILLIS = 200;
  private static final long STOP_MILLIS = 10_000;

  private final Database views;
  private final JournalRows journal;
  private final Inbox inbox = new Inbox(EVENTS_WAITING_MAX);
  private final ViewQueries queries;
  private final OpenCheckouts checkouts;
  private final OrderTable orders;
  private final Thread thread;

  /**
   * Prepares the read models.
   *
   * @param core where the journal is
   * @param views where the read models are
   */
  public ReadModels(Database core, Database views) {
    this.views = views;
    this.journal = new JournalRows(core);
    this.checkouts = new OpenCheckouts(views, journal);
    this.orders = new OrderTable(views, journal);
    this.queries = new ViewQueries(views, inbox::shown);
    this.thread = new Thread(new Projector(views, journal, inbox), "holdfast-read-models");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** Where SKUs report. */
  public StockFeed feed() {
    return inbox;
  }

  /** Where lists and histories are read. */
  public StockViews views() {
    return queries;
  }

  /** Which SKUs there are. */
  public SkuIndex skuIndex() {
    return queries;
  }

  /** Where the next expiry is found. */
  public DueIndex<SkuId> dueIndex() {
    return queries;
  }

  /** Where checkouts report. */
  public CheckoutFeed checkoutFeed() {
    return checkouts;
  }

  /** Where unfinished checkouts are found. */
  public DueIndex<ReservationId> openCheckouts() {
    return checkouts;
  }

  /** Where orders report. */
  public OrderFeed orderFeed() {
    return orders;
  }

  /** Where orders are listed. */
  public OrderViews orderViews() {
    return orders;
  }

  /** Where unfinished orders are found. */
  public DueIndex<OrderKey> openOrders() {
    return orders;
  }

  /**
   * Catches up with the journal, now and for as long as {@code scheduler} lives.
   *
   * @param wake brings a SKU to life, so that it reports
   * @return completes when what was committed before this call is shown
   */
  public CompletionStage<Void> follow(ScheduledExecutorService scheduler, Consumer<SkuId> wake) {
    var catchUp = new CatchUp(views, journal, checkouts, orders, wake);
    var isCaughtUp = new CompletableFuture<Void>();
    scheduler.execute(() -> first(scheduler, catchUp, isCaughtUp, false));
    var task =
        scheduler.scheduleWithFixedDelay(
            () -> quietly(catchUp::run), CATCH_UP_SECONDS, CATCH_UP_SECONDS, TimeUnit.SECONDS);
    var shown =
        scheduler.scheduleWithFixedDelay(
            () -> quietly(this::showPlaces), SHOW_MILLIS, SHOW_MILLIS, TimeUnit.MILLISECONDS);
    LOG.debug("catching up with the journal: {}, {}", task, shown);
    return isCaughtUp;
  }

  private void showPlaces() {
    checkouts.show();
    orders.show();
  }

  /** Shows what has been told, then stops. */
  @Override
  public void close() {
    inbox.close();
    quietly(this::showPlaces);
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks every moment until nobody lags; says so once, for it may take a while. */
  private void first(
      ScheduledExecutorService scheduler,
      CatchUp catchUp,
      CompletableFuture<Void> isCaughtUp,
      boolean isSaid) {
    var lagging = new AtomicInteger();
    quietly(
        () -> {
          catchUp.run();
          lagging.set(catchUp.lagging().size());
          if (lagging.get() == 0) {
            isCaughtUp.complete(null);
          } else if (!isSaid) {
            LOG.info("the read models of {} SKUs lag behind the journal, catching up", lagging);
          }
        });
    if (!isCaughtUp.isDone()) {
      var retry =
          scheduler.schedule(
              () -> first(scheduler, catchUp, isCaughtUp, isSaid || lagging.get() > 0),
              250,
              TimeUnit.MILLISECONDS);
      LOG.debug("looking again: {}", retry);
    } else if (isSaid) {
      LOG.info("the read models have caught up");
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("the read models can't be brought up to date, will try again: {}", e.getMessage());
    }
  }
}
