package holdfast.feed;

import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.WindowId;
import holdfast.publish.Exchange;
import holdfast.publish.HandedOver;
import holdfast.publish.OfferAnswer;
import holdfast.publish.StoreReply;
import holdfast.publish.SyncLog;
import holdfast.stock.Outlets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Makes files of what stores should show, and sees to it that what reached a store is known to be
 * shown. A number is offered when its file is made, since from then on the store may come by it; it
 * counts as shown, in place of those before, when the file has been handed over. Thread-safe.
 */
public final class Feeds {
  /** SKUs asked at the same time, and numbers told in one message. */
  private static final int CHUNK = 200;

  private static final int FETCHED = 200;

  private final FeedStore store;
  private final FeedNumbers numbers;
  private final FeedDelivery delivery;
  private final SyncLog log;
  private final Supplier<Catalog> catalog;
  private final Supplier<StoreBook> stores;
  private final Executor blocking;
  private final Map<ChannelId, CompletableFuture<Feed>> making = new ConcurrentHashMap<>();

  /**
   * Files of all stores.
   *
   * @param blocking runs what waits for the database
   */
  public Feeds(
      FeedStore store,
      FeedNumbers numbers,
      FeedDelivery delivery,
      SyncLog log,
      Supplier<Catalog> catalog,
      Supplier<StoreBook> stores,
      Executor blocking) {
    this.store = store;
    this.numbers = numbers;
    this.delivery = delivery;
    this.log = log;
    this.catalog = catalog;
    this.stores = stores;
    this.blocking = blocking;
  }

  /** When each store's last file was made; fails when the database can't be reached. */
  CompletionStage<Map<ChannelId, FeedStore.Made>> made() {
    return soon(store::made);
  }

  /** A store's last file; fails when the database can't be reached. */
  public CompletionStage<Optional<Feed>> last(ChannelId id) {
    return soon(() -> store.last(id));
  }

  /**
   * Makes a file in place of the store's last one. A listing whose SKU can't be asked is left out;
   * so is what is parked. Whoever asks while one is being made gets that one. Fails when the
   * database can't be reached.
   */
  public CompletionStage<Feed> make(Store of, Instant now) {
    var promise = new CompletableFuture<Feed>();
    var first = making.putIfAbsent(of.id(), promise);
    if (first != null) {
      return first;
    }
    return soon(() -> makeNow(of, now))
        .thenCompose(feed -> feed)
        .whenComplete(
            (feed, failure) -> {
              making.remove(of.id());
              if (failure == null) {
                promise.complete(feed);
              } else {
                promise.completeExceptionally(failure);
              }
            });
  }

  private CompletionStage<Feed> makeNow(Store of, Instant now) {
    var outlets = new Outlets(catalog.get(), stores.get());
    var listings = outlets.stores().listings(of.id(), Optional.empty()).toList();
    var windows = new HashMap<String, WindowId>();
    var naming = new ArrayList<Listing>();
    for (var listing : listings) {
      var window = outlets.window(listing);
      window.ifPresent(it -> windows.put(listing.id(), it));
      if (window.filter(it -> it.listing().equals(listing.id())).isPresent()) {
        naming.add(listing);
      }
    }
    return offers(naming, 0, Map.of())
        .thenApplyAsync(
            offers -> {
              var lines = new ArrayList<Feed.Line>();
              listings.forEach(
                  listing ->
                      Optional.ofNullable(windows.get(listing.id()))
                          .flatMap(window -> line(listing, window, offers))
                          .ifPresent(lines::add));
              var feed =
                  new Feed(of.id(), now.truncatedTo(ChronoUnit.MILLIS), Optional.empty(), lines);
              store.put(feed);
              return feed;
            },
            blocking);
  }

  private CompletionStage<Map<String, OfferAnswer>> offers(
      List<Listing> listings, int from, Map<String, OfferAnswer> before) {
    if (from >= listings.size()) {
      return CompletableFuture.completedFuture(before);
    }
    var to = Math.min(from + CHUNK, listings.size());
    return numbers
        .offers(listings.subList(from, to))
        .thenComposeAsync(
            offers -> {
              var all = new HashMap<>(before);
              all.putAll(offers);
              return offers(listings, to, all);
            },
            blocking);
  }

  private static Optional<Feed.Line> line(
      Listing listing, WindowId window, Map<String, OfferAnswer> offers) {
    if (!(offers.get(window.listing()) instanceof OfferAnswer.Offered offer)) {
      return Optional.empty();
    }
    return listing
        .sku()
        .map(
            sku ->
                new Feed.Line(
                    listing.id(),
                    listing.variant(),
                    sku,
                    offer.units(),
                    Optional.of(
                            new HandedOver(
                                listing.id(),
                                sku,
                                offer.units(),
                                offer.rule(),
                                offer.guarded(),
                                offer.version(),
                                listing.version()))
                        .filter(_ -> window.listing().equals(listing.id()))));
  }

  /** Brings a file to the store, if the store says where; true when it has arrived. */
  CompletionStage<Boolean> deliver(Store to, Feed feed, Instant now) {
    return delivery.isWanted(to)
        ? delivery
            .deliver(to, feed)
            .thenCompose(
                isThere ->
                    isThere
                        ? handOver(feed, now).thenApply(_ -> true)
                        : CompletableFuture.completedFuture(false))
        : CompletableFuture.completedFuture(false);
  }

  /** Whether the store says where its files are to be brought. */
  boolean isBrought(Store to) {
    return delivery.isWanted(to);
  }

  /** The store has fetched a file. Fails when the database can't be reached. */
  public CompletionStage<Feed> fetched(Feed feed, Instant now) {
    if (feed.handedOverAt().isPresent()) {
      return CompletableFuture.completedFuture(feed);
    }
    log.record(
        new Exchange(
            feed.store(),
            Exchange.Kind.FEED,
            now,
            Duration.ZERO,
            Optional.of(feed.madeAt().toString()),
            feed.exchanged(Exchange.OK),
            Exchange.OK,
            "GET /v1/stores/%s/feed.csv".formatted(feed.store()),
            Optional.of(FETCHED),
            feed.csv()));
    return handOver(feed, now);
  }

  /**
   * Notes that a file has reached its store, once for each file. While that can't be noted the
   * numbers count as on their way. Fails when the database can't be reached.
   */
  CompletionStage<Feed> handOver(Feed feed, Instant now) {
    return takeOver(feed.store(), feed.numbers(), 0)
        .thenApplyAsync(
            isNoted -> {
              if (isNoted) {
                store.handedOver(feed.store(), feed.madeAt(), now);
              }
              return isNoted ? feed.handedOver(now) : feed;
            },
            blocking);
  }

  private CompletionStage<Boolean> takeOver(ChannelId id, List<HandedOver> all, int from) {
    if (from >= all.size()) {
      return CompletableFuture.completedFuture(true);
    }
    var to = Math.min(from + CHUNK, all.size());
    return numbers
        .takeOver(id, all.subList(from, to))
        .thenComposeAsync(
            reply ->
                reply instanceof StoreReply.Done
                    ? takeOver(id, all, to)
                    : CompletableFuture.completedFuture(false),
            blocking);
  }

  /** Never throws: who can't take it on fails. */
  private <T> CompletionStage<T> soon(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, blocking);
    } catch (RejectedExecutionException e) { // Too much waits for the database already.
      return CompletableFuture.failedFuture(e);
    }
  }
}
