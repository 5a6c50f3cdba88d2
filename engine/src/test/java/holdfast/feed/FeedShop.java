package holdfast.feed;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Parked;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.ShopApi;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreBook;
import holdfast.catalog.SyncLevel;
import holdfast.publish.Exchange;
import holdfast.publish.HandedOver;
import holdfast.publish.OfferAnswer;
import holdfast.publish.StoreReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Stores with their files in memory, SKUs that say what a test wants, and a place to bring files.
 */
final class FeedShop implements FeedStore, FeedNumbers, FeedDelivery {
  static final ChannelId STORE = new ChannelId("shop");

  final Map<ChannelId, Feed> files = new HashMap<>();
  final Map<String, OfferAnswer> offers = new HashMap<>();
  final List<HandedOver> takenOver = new ArrayList<>();
  final BlockingQueue<Boolean> looks = new LinkedBlockingQueue<>();
  final List<Exchange> log = new ArrayList<>();
  final List<Feed> brought = new ArrayList<>();
  StoreBook book = StoreBook.empty();
  StoreReply reply = new StoreReply.Done();
  boolean isBroughtTo;
  boolean arrives = true;

  static Store store(SyncLevel level, Optional<Integer> seconds, boolean isPaused) {
    return new Store(
        STORE,
        "Shop",
        Optional.empty(),
        Platform.GENERIC,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ShopApi.USUAL,
        RestockAuthority.SUPPLIER,
        false,
        Optional.empty(),
        Map.of(),
        level,
        seconds,
        OnDrift.CORRECT,
        isPaused,
        1);
  }

  /** A listing; its SKU offers these units. */
  void lists(String id, Optional<String> item, Optional<Parked> parked, long units) {
    book =
        book.with(
            new Listing(
                STORE,
                id,
                "v-" + id,
                Optional.empty(),
                item,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new SkuId(item.orElse(id))),
                parked,
                3));
    offers.put(
        id, new OfferAnswer.Offered(units, PublishingRule.ENTITLEMENT, Optional.empty(), true, 9));
  }

  void lists(String id, long units) {
    lists(id, Optional.empty(), Optional.empty(), units);
  }

  Feeds feeds() {
    return feeds(Runnable::run);
  }

  Feeds feeds(Executor blocking) {
    return new Feeds(this, this, this, log::add, Catalog::empty, () -> book, blocking);
  }

  @Override
  public Map<ChannelId, Made> made() {
    looks.add(true);
    var made = new HashMap<ChannelId, Made>();
    files.forEach(
        (id, feed) -> made.put(id, new Made(feed.madeAt(), feed.handedOverAt().isPresent())));
    return made;
  }

  @Override
  public Optional<Feed> last(ChannelId store) {
    return Optional.ofNullable(files.get(store));
  }

  @Override
  public void put(Feed feed) {
    files.put(feed.store(), feed);
  }

  @Override
  public void handedOver(ChannelId store, Instant madeAt, Instant at) {
    files.computeIfPresent(
        store, (_, feed) -> feed.madeAt().equals(madeAt) ? feed.handedOver(at) : feed);
  }

  @Override
  public CompletionStage<Map<String, OfferAnswer>> offers(Collection<Listing> listings) {
    var answers = new HashMap<String, OfferAnswer>();
    listings.forEach(
        listing ->
            Optional.ofNullable(offers.get(listing.id()))
                .ifPresent(answer -> answers.put(listing.id(), answer)));
    return CompletableFuture.completedFuture(answers);
  }

  @Override
  public CompletionStage<StoreReply> takeOver(ChannelId store, List<HandedOver> numbers) {
    takenOver.addAll(numbers);
    return CompletableFuture.completedFuture(reply);
  }

  @Override
  public boolean isWanted(Store store) {
    return isBroughtTo;
  }

  @Override
  public CompletionStage<Boolean> deliver(Store store, Feed feed) {
    brought.add(feed);
    return CompletableFuture.completedFuture(arrives);
  }
}
