package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.Platform;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import holdfast.catalog.WindowId;
import holdfast.shop.Level;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: the actor stores what leaves before it leaves, sends again what was lost, and leaves a
 * store alone that does not answer. Method: a real actor with manual time; what the store answers
 * is prepared by the test.
 */
class StoreEntityTest {
  private static final Duration RETRY = Duration.ofMillis(1_001);

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<Push> pushes = kit.createTestProbe();
  private final TestProbe<StoreReply> replies = kit.createTestProbe();
  private final TestClock clock = new TestClock();
  private final TableInMemory table = new TableInMemory();
  private final Shop shop = new Shop();
  private final OneStore directory = new OneStore();
  private final List<ChannelId> sweeps = new ArrayList<>();
  private long units = 5;
  private int keys;

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private ActorRef<StoreMessage> begin() {
    return kit.spawn(
        StoreEntity.create(
            Windowed.SHOP,
            new StoreContext(
                new Plain(),
                new RememberedNumbers(),
                table,
                directory,
                Catalog::empty,
                Map.of(Platform.WOOCOMMERCE, shop),
                sweeps::add,
                clock,
                () -> 1,
                () -> "key-" + keys++,
                Runnable::run,
                Windowed.SETTINGS,
                new Silent())));
  }

  private static StoreMessage nudge() {
    return new StoreMessage.Nudge(Map.of("a", 5L));
  }

  private void pass(Duration amount) {
    clock.advance(amount);
    time.timePasses(amount);
  }

  private StoreStatus status(ActorRef<StoreMessage> store) {
    store.tell(new StoreMessage.Status(replies.ref()));
    return ((StoreReply.Is) replies.receiveMessage()).status();
  }

  private void await(ActorRef<StoreMessage> store, Predicate<StoreStatus> expected) {
    Awaitility.await().until(() -> expected.test(status(store)));
  }

  /** The answer was heard, and all that follows is stored. */
  private void awaitUnanswered(ActorRef<StoreMessage> store) {
    await(store, it -> it.unanswered() == 1 && it.callsInFlight() == 0);
  }

  @Test
  void whatIsUnknownIsSentAgainAsItWas() {
    shop.answers.add(new PushAnswer.Unknown("timeout"));
    var store = begin();
    store.tell(nudge());
    var first = pushes.receiveMessage();
    assertThat(table.number("a")).matches(it -> it.flight().isPresent());
    awaitUnanswered(store);
    units = 3;
    store.tell(nudge());
    pass(RETRY);
    assertThat(pushes.receiveMessage()).isEqualTo(first);

    var newer = pushes.receiveMessage();
    assertThat(newer.lines().getFirst().units()).isEqualTo(3);
    assertThat(newer.lines().getFirst().baseline()).contains(5L);
    assertThat(newer.key()).isNotEqualTo(first.key());
  }

  @Test
  void whoDiesSendsAgainWhatWasOnItsWay() {
    shop.answers.add(new PushAnswer.Unknown("timeout"));
    var store = begin();
    store.tell(nudge());
    var first = pushes.receiveMessage();
    awaitUnanswered(store);
    kit.stop(store);
    units = 4;

    var next = begin();
    assertThat(pushes.receiveMessage()).isEqualTo(first);
    await(next, it -> it.unanswered() == 0 && it.callsInFlight() == 0);
    next.tell(nudge());
    assertThat(pushes.receiveMessage().lines().getFirst().units()).isEqualTo(4);
  }

  @Test
  void aStoreThatDoesNotAnswerIsLeftAloneForAWhile() {
    for (int i = 0; i < Windowed.SETTINGS.breakerAfter(); i++) {
      shop.answers.add(new PushAnswer.Unknown("timeout"));
    }
    var store = begin();
    store.tell(nudge());
    pushes.receiveMessage();
    for (int i = 1; i < Windowed.SETTINGS.breakerAfter(); i++) {
      awaitUnanswered(store);
      pass(RETRY.multipliedBy(i));
      pushes.receiveMessage();
    }
    await(store, it -> it.breaker() == StoreStatus.Breaker.OPEN);
    pass(Duration.ofSeconds(9));
    pushes.expectNoMessage(Duration.ZERO);
    pass(Duration.ofSeconds(2));
    pushes.receiveMessage();
    await(store, it -> it.breaker() == StoreStatus.Breaker.CLOSED);
  }

  @Test
  void aPausedStoreIsToldNothingAndThenTheNewest() {
    directory.put(Windowed.store(SyncLevel.PUSH, true, 2));
    var store = begin();
    store.tell(nudge());
    assertThat(status(store).state()).isEqualTo(StoreStatus.State.PAUSED);
    pushes.expectNoMessage(Duration.ZERO);
    units = 2;
    directory.put(Windowed.store(SyncLevel.PUSH, false, 3));
    store.tell(new StoreMessage.Wake());
    assertThat(pushes.receiveMessage().lines().getFirst().units()).isEqualTo(2);
  }

  @Test
  void whatIsUnfitIsParkedAndWhatHasMovedIsReadAndItsOrdersAskedFor() {
    shop.lines.add(new PushAnswer.OfLine.Moved());
    shop.lines.add(new PushAnswer.OfLine.Unfit(Parked.NOT_STOCKED, "not stocked"));
    var store = begin();
    store.tell(nudge());
    pushes.receiveMessage();
    pushes.receiveMessage();
    await(store, it -> it.callsInFlight() == 0 && it.lastError().isPresent());
    assertThat(sweeps).containsExactly(Windowed.SHOP);
    assertThat(directory.current().listing(Windowed.SHOP, "a"))
        .hasValueSatisfying(it -> assertThat(it.parked()).contains(Parked.NOT_STOCKED));
    pushes.expectNoMessage(Duration.ZERO);
  }

  @Test
  void aClosedStoreIsTriedAgainWhenItIsResumed() {
    shop.answers.add(new PushAnswer.Closed(ClosedFor.FROZEN, "402"));
    var store = begin();
    store.tell(nudge());
    var first = pushes.receiveMessage();
    await(store, it -> it.state() == StoreStatus.State.CLOSED && it.callsInFlight() == 0);
    assertThat(table.closure()).isPresent();
    pass(Duration.ofHours(1));
    pushes.expectNoMessage(Duration.ZERO);
    store.tell(new StoreMessage.Resume(replies.ref()));
    assertThat(replies.receiveMessage()).isEqualTo(new StoreReply.Done());
    assertThat(pushes.receiveMessage()).isEqualTo(first);
    assertThat(table.closure()).isEmpty();
  }

  /** Answers what the test has prepared, and else that it shows what it was told. */
  private final class Shop implements ShopConnector {
    private final ArrayDeque<PushAnswer> answers = new ArrayDeque<>();
    private final ArrayDeque<PushAnswer.OfLine> lines = new ArrayDeque<>();

    @Override
    public Manners manners(Store store) {
      return new Manners(10, 2, true);
    }

    @Override
    public String group(Store store, Listing listing) {
      return "";
    }

    @Override
    public CompletionStage<PushAnswer> push(Store store, Push push) {
      var answered = new HashMap<String, PushAnswer.OfLine>();
      for (var told : push.lines()) {
        var level = new Level((int) told.units(), clock.instant());
        var prepared = Optional.ofNullable(lines.poll());
        answered.put(told.listing().id(), prepared.orElse(new PushAnswer.OfLine.Shown(level)));
      }
      var whole = Optional.ofNullable(answers.poll());
      pushes.ref().tell(push);
      return CompletableFuture.completedFuture(
          whole.orElse(new PushAnswer.Answered(answered, Duration.ZERO)));
    }

    @Override
    public CompletionStage<ReadAnswer> read(Store store, List<Listing> listings) {
      var levels = new HashMap<String, Level>();
      listings.forEach(it -> levels.put(it.id(), new Level(9, clock.instant())));
      return CompletableFuture.completedFuture(new ReadAnswer.Levels(levels, Duration.ZERO));
    }
  }

  private final class Plain implements Offers {
    @Override
    public CompletionStage<OfferAnswer> offer(SkuId sku, WindowId window) {
      return CompletableFuture.completedFuture(
          new OfferAnswer.Offered(
              units, PublishingRule.ENTITLEMENT, Optional.empty(), false, 10 - units));
    }

    @Override
    public CompletionStage<Long> acknowledge(SkuId sku, WindowId window, long shown, long offer) {
      throw new AssertionError("the SKU keeps no record");
    }

    @Override
    public CompletionStage<Void> observe(SkuId sku, WindowId window, long shown, long offer) {
      throw new AssertionError("the SKU keeps no record");
    }

    @Override
    public CompletionStage<Void> withdraw(SkuId sku, WindowId window) {
      throw new AssertionError("the SKU keeps no record");
    }
  }

  private static final class Silent implements PublishMeter {
    @Override
    public void told(String outcome, int numbers) {}

    @Override
    public void acknowledged(Duration afterNudge) {}

    @Override
    public void stands(ChannelId store, int waiting, boolean isClosed, boolean isBroken) {}

    @Override
    public void left(ChannelId store) {}
  }
}
