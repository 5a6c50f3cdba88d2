package holdfast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.Parked;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import holdfast.publish.Exchange;
import holdfast.publish.HandedOver;
import holdfast.publish.OfferAnswer;
import holdfast.publish.StoreReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goal: a file has what the SKUs say, and counts as shown once it has reached its store. */
class FeedsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
  private static final Store POLLING = FeedShop.store(SyncLevel.POLL, Optional.empty(), false);

  private final FeedShop shop = new FeedShop();

  @Test
  void aFileHasTheNumberOfEachListing() {
    shop.lists("tee", 5);
    shop.lists("cap", 0);

    assertThat(make().csv())
        .isEqualTo("listing,variant,sku,quantity\r\ncap,v-cap,cap,0\r\ntee,v-tee,tee,5\r\n");
    assertThat(shop.last(FeedShop.STORE)).contains(make());
  }

  @Test
  void listingsThatShareANumberHaveTheSame() {
    shop.lists("b", Optional.of("item"), Optional.empty(), 7);
    shop.lists("a", Optional.of("item"), Optional.empty(), 5);

    assertThat(make().csv()).contains("\r\na,v-a,item,5\r\nb,v-b,item,5\r\n");
    join(shop.feeds().handOver(make(), NOW));
    assertThat(shop.takenOver).extracting(HandedOver::listing).containsExactly("a");
  }

  @Test
  void whatIsParkedOrCanNotBeAskedIsLeftOut() {
    shop.lists("parked", Optional.empty(), Optional.of(Parked.BY_HAND), 5);
    shop.lists("silent", 5);
    shop.offers.put("silent", new OfferAnswer.Unavailable("busy"));
    shop.lists("unknown", 5);
    shop.offers.put("unknown", new OfferAnswer.Nothing("nobody"));

    assertThat(make().lines()).isEmpty();
  }

  @Test
  void manyListingsAreAskedForInPieces() {
    IntStream.range(0, 1_001).forEach(number -> shop.lists("l" + number, number));

    assertThat(make().lines()).hasSize(1_001);
  }

  @Test
  void aFileThatWasOnlyMadeShowsNothing() {
    shop.lists("tee", 5);

    assertThat(make().handedOverAt()).isEmpty();
    assertThat(shop.takenOver).isEmpty();
  }

  @Test
  void aFileThatReachedItsStoreIsShownOnce() {
    shop.lists("tee", 5);

    var feed = join(shop.feeds().fetched(make(), NOW));
    join(shop.feeds().fetched(feed, NOW.plusSeconds(9)));

    assertThat(shop.takenOver)
        .containsExactly(
            new HandedOver("tee", new SkuId("tee"), 5, PublishingRule.ENTITLEMENT, true, 9, 3));
    assertThat(shop.last(FeedShop.STORE)).contains(feed);
    assertThat(feed.handedOverAt()).contains(NOW);
  }

  @Test
  void whatCouldNotBeNotedIsNotedNextTime() {
    shop.lists("tee", 5);
    shop.reply = new StoreReply.OutcomeUnknown();
    var feed = join(shop.feeds().handOver(make(), NOW));
    assertThat(feed.handedOverAt()).isEmpty();

    shop.reply = new StoreReply.Done();
    assertThat(join(shop.feeds().handOver(feed, NOW)).handedOverAt()).isPresent();
  }

  @Test
  void anOldFileThatIsFetchedLateIsNotTakenForTheNewOne() {
    shop.lists("tee", 5);
    var old = make();
    join(shop.feeds().make(POLLING, NOW.plusSeconds(60)));

    join(shop.feeds().handOver(old, NOW.plusSeconds(61)));

    assertThat(shop.last(FeedShop.STORE).orElseThrow().handedOverAt()).isEmpty();
  }

  @Test
  void whatAStoreFetchesIsLoggedOnce() {
    shop.lists("tee", 5);

    var feed = join(shop.feeds().fetched(make(), NOW.plusSeconds(3)));
    join(shop.feeds().fetched(feed, NOW.plusSeconds(9)));

    assertThat(feed.handedOverAt()).contains(NOW.plusSeconds(3));
    assertThat(shop.log)
        .containsExactly(
            new Exchange(
                FeedShop.STORE,
                Exchange.Kind.FEED,
                NOW.plusSeconds(3),
                Duration.ZERO,
                Optional.of(NOW.toString()),
                List.of(new Exchange.Line("tee", Optional.empty(), Optional.of(5L), Exchange.OK)),
                Exchange.OK,
                "GET /v1/stores/shop/feed.csv",
                Optional.of(200),
                feed.csv()));
  }

  @Test
  void whoComesWhileNothingCanBeTakenOnIsToldSoAndTheNextOneIsServed() {
    shop.lists("tee", 5);
    var isBusy = new AtomicBoolean(true);
    var feeds =
        shop.feeds(
            work -> {
              if (isBusy.get()) {
                throw new RejectedExecutionException("busy");
              }
              work.run();
            });

    assertThat(feeds.make(POLLING, NOW)).isCompletedExceptionally();
    assertThat(feeds.last(FeedShop.STORE)).isCompletedExceptionally();
    isBusy.set(false);
    assertThat(join(feeds.make(POLLING, NOW)).lines()).hasSize(1);
  }

  private Feed make() {
    return join(shop.feeds().make(POLLING, NOW));
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
