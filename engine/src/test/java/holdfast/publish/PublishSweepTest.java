package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.Catalog;
import holdfast.catalog.Parked;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import holdfast.catalog.SyncLevel;
import holdfast.stock.SkuIndex;
import holdfast.stock.StockViews;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever was not told is found within an interval, nothing else is nudged, and stores hear
 * what they show too much. Method: the real actor with manual time; queries run when a test says.
 */
class PublishSweepTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<Map<String, Long>> nudges = kit.createTestProbe();
  private final TestProbe<Exposure> exposures = kit.createTestProbe();
  private final TestProbe<Long> exposed = kit.createTestProbe();
  private final TestProbe<Runnable> queries = kit.createTestProbe();
  private final TableInMemory table = new TableInMemory();
  private final Marks marks = new Marks();
  private StoreBook book = Windowed.book("a", "b", "c");

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private void begin() {
    kit.spawn(
        PublishSweep.create(
            new PublishSweep.Ports(
                () -> book,
                Catalog::empty,
                table,
                marks,
                (_, units) -> nudges.ref().tell(units),
                (_, exposure) -> exposures.ref().tell(exposure),
                new Meter(),
                () -> NOW,
                query -> queries.ref().tell(query)),
            INTERVAL));
  }

  private void look() {
    queries.receiveMessage().run();
  }

  private static ListingNumber shown(String listing, long units, long version) {
    return ListingNumber.NONE
        .wanting(
            new ListingNumber.Target(
                Windowed.sku(listing), units, PublishingRule.ENTITLEMENT, false, version))
        .confirmed(new ListingNumber.Acknowledged(units, version, 1, NOW));
  }

  private void write(String listing, ListingNumber number) {
    table.write(Windowed.SHOP, Map.of(listing, number));
  }

  @Test
  void onlyWhatWasNotToldForTheNewestVersionIsNudged() {
    marks.put("a", 3, 7);
    marks.put("b", 5, 9);
    marks.put("c", 2, 4);
    write("a", shown("a", 7, 3));
    write("b", shown("b", 9, 4));
    begin();
    look();
    assertThat(nudges.receiveMessage()).isEqualTo(Map.of("b", 9L, "c", 4L));

    write("b", shown("b", 9, 5));
    write("c", shown("c", 4, 2));
    time.timePasses(INTERVAL);
    look();
    exposed.receiveMessage();
    assertThat(exposed.receiveMessage()).isZero();
    nudges.expectNoMessage(Duration.ZERO);
  }

  @Test
  void whatIsUnfinishedIsNudgedAndSoIsWhatIsLeftOfListings() {
    book =
        Windowed.book("a").with(Windowed.listing("b", 2).withParked(Optional.of(Parked.BY_HAND)));
    marks.put("a", 1, 7);
    marks.put("b", 1, 7);
    write("a", shown("a", 7, 1).troubled("it failed", Optional.empty()));
    write("b", shown("b", 7, 1));
    write("gone", shown("gone", 7, 1));
    begin();
    look();
    assertThat(nudges.receiveMessage()).isEqualTo(Map.of("a", 7L, "gone", 0L));
  }

  @Test
  void aListingThatWasChangedIsToldAgain() {
    book = book.without(Windowed.SHOP, "b").without(Windowed.SHOP, "c");
    book = book.with(Windowed.listing("a", 2));
    marks.put("a", 1, 7);
    write("a", shown("a", 7, 1));
    begin();
    look();
    assertThat(nudges.receiveMessage()).isEqualTo(Map.of("a", 7L));
  }

  @Test
  void aSkuThatNobodyKnowsIsNoReasonToNudge() {
    begin();
    look();
    assertThat(exposed.receiveMessage()).isZero();
    nudges.expectNoMessage(Duration.ZERO);
  }

  @Test
  void aStoreThatIsNotPushedIsNotNudgedButWhatItShowsCounts() {
    book = book.with(Windowed.store(SyncLevel.MANUAL, false, 2));
    marks.put("a", 9, 4);
    write("a", shown("a", 7, 3));
    begin();
    look();
    assertThat(exposed.receiveMessage()).isEqualTo(3);
    assertThat(exposures.receiveMessage()).isEqualTo(new Exposure(3, 1, NOW));
    nudges.expectNoMessage(Duration.ZERO);
  }

  /** A raise that is on its way may have arrived; a lower number may not. */
  @Test
  void whatIsOnItsWayCountsIfItIsMore() {
    marks.put("a", 1, 5);
    marks.put("b", 1, 5);
    write("a", shown("a", 2, 1).sending(flight(9)));
    write("b", shown("b", 8, 1).sending(flight(1)));
    begin();
    look();
    assertThat(exposures.receiveMessage()).isEqualTo(new Exposure(4 + 3, 2, NOW));
  }

  private static ListingNumber.Flight flight(long units) {
    return new ListingNumber.Flight("key", units, Optional.empty(), 1, 1, NOW);
  }

  @Test
  void aStoreThatIsExposedNoLongerHearsThatToo() {
    marks.put("a", 1, 5);
    write("a", shown("a", 9, 1));
    begin();
    look();
    assertThat(exposures.receiveMessage().units()).isEqualTo(4);
    write("a", shown("a", 5, 1));
    time.timePasses(INTERVAL);
    look();
    assertThat(exposures.receiveMessage()).isEqualTo(new Exposure(0, 0, NOW));
  }

  @Test
  void whileOneLookIsUnderWayNoOtherOneBegins() {
    begin();
    var query = queries.receiveMessage();
    time.timePasses(INTERVAL.multipliedBy(3));
    query.run();
    assertThat(exposed.receiveMessage()).isZero();
    queries.expectNoMessage(Duration.ZERO);
    time.timePasses(INTERVAL);
    queries.receiveMessage();
  }

  @Test
  void afterAFailureItIsTriedAgain() {
    marks.put("a", 1, 7);
    marks.isAway = true;
    begin();
    look();
    time.timePasses(INTERVAL);
    marks.isAway = false;
    look();
    assertThat(nudges.receiveMessage()).isEqualTo(Map.of("a", 7L));
    assertThat(exposed.receiveMessage()).isZero();
    exposed.expectNoMessage(Duration.ZERO);
  }

  private final class Meter extends LivingStore.SilentMeter {
    @Override
    public void exposed(long units) {
      exposed.ref().tell(units);
    }
  }

  private static final class Marks implements SkuIndex {
    private final Map<SkuId, Mark> known = new HashMap<>();
    private volatile boolean isAway;

    void put(String listing, long version, long available) {
      known.put(Windowed.sku(listing), new Mark(version, available));
    }

    @Override
    public Map<SkuId, Mark> marks(Collection<SkuId> skus) {
      if (isAway) {
        throw new IllegalStateException("the database is away");
      }
      var some = new HashMap<>(known);
      some.keySet().retainAll(skus);
      return some;
    }

    @Override
    public List<SkuId> ids(StockViews.SkuFilter filter, Optional<SkuId> after, int limit) {
      throw new UnsupportedOperationException("nobody lists them");
    }

    @Override
    public long count(StockViews.SkuFilter filter) {
      throw new UnsupportedOperationException("nobody counts them");
    }

    @Override
    public CompletionStage<Void> caughtUp() {
      throw new UnsupportedOperationException("nobody waits");
    }
  }
}
