package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Parked;
import holdfast.catalog.RetailerId;
import holdfast.catalog.SyncLevel;
import holdfast.catalog.WindowId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: the actor stores what leaves before it leaves, sends again what was lost, and leaves a
 * store alone that does not answer. Method: a real actor with manual time; what the store answers
 * is prepared by the test.
 */
class StoreEntityTest {
  private final LivingStore living = new LivingStore();

  @AfterEach
  void stop() {
    living.close();
  }

  @Test
  void whatIsUnknownIsSentAgainAsItWas() {
    living.shop.answers.add(new PushAnswer.Unknown("timeout"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    var first = living.pushes.receiveMessage();
    assertThat(living.table.number("a")).matches(it -> it.flight().isPresent());
    living.awaitUnanswered(store);
    living.offers.units = 3;
    store.tell(LivingStore.nudge());
    living.pass(LivingStore.RETRY);
    assertThat(living.pushes.receiveMessage()).isEqualTo(first);

    var newer = living.pushes.receiveMessage();
    assertThat(newer.lines().getFirst().units()).isEqualTo(3);
    assertThat(newer.lines().getFirst().baseline()).contains(5L);
    assertThat(newer.key()).isNotEqualTo(first.key());
  }

  @Test
  void whoDiesSendsAgainWhatWasOnItsWay() {
    living.shop.answers.add(new PushAnswer.Unknown("timeout"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    var first = living.pushes.receiveMessage();
    living.awaitUnanswered(store);
    living.kit.stop(store);
    living.offers.units = 4;

    var next = living.begin();
    assertThat(living.pushes.receiveMessage()).isEqualTo(first);
    living.await(next, it -> it.unanswered() == 0 && it.callsInFlight() == 0);
    next.tell(LivingStore.nudge());
    assertThat(living.pushes.receiveMessage().lines().getFirst().units()).isEqualTo(4);
  }

  @Test
  void aStoreThatDoesNotAnswerIsLeftAloneForAWhile() {
    for (int i = 0; i < Windowed.SETTINGS.breakerAfter(); i++) {
      living.shop.answers.add(new PushAnswer.Unknown("timeout"));
    }
    var store = living.begin();
    store.tell(LivingStore.nudge());
    living.pushes.receiveMessage();
    for (int i = 1; i < Windowed.SETTINGS.breakerAfter(); i++) {
      living.awaitUnanswered(store);
      living.pass(LivingStore.RETRY.multipliedBy(i));
      living.pushes.receiveMessage();
    }
    living.await(store, it -> it.breaker() == StoreStatus.Breaker.OPEN);
    living.pass(Duration.ofSeconds(9));
    assertThat(living.status(store).callsInFlight()).isZero();
    living.pushes.expectNoMessage(Duration.ZERO);
    living.pass(Duration.ofSeconds(2));
    living.pushes.receiveMessage();
    living.await(store, it -> it.breaker() == StoreStatus.Breaker.CLOSED);
  }

  @Test
  void whatNeverArrivedIsForgottenAndTheNewestGoesLater() {
    living.shop.answers.add(new PushAnswer.Unsent("refused"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    var first = living.pushes.receiveMessage();
    living.await(store, it -> it.lastError().isPresent() && it.callsInFlight() == 0);
    assertThat(living.table.number("a").flight()).isEmpty();
    living.offers.units = 3;
    living.pass(LivingStore.RETRY);
    var next = living.pushes.receiveMessage();
    assertThat(next.lines().getFirst().units()).isEqualTo(3);
    assertThat(next.key()).isNotEqualTo(first.key());
  }

  @Test
  void aStoreThatCanNotBeReachedIsLeftAloneForAWhile() {
    for (int i = 0; i < Windowed.SETTINGS.breakerAfter(); i++) {
      living.shop.answers.add(new PushAnswer.Unsent("refused"));
    }
    var store = living.begin();
    store.tell(LivingStore.nudge());
    for (int i = 1; i <= Windowed.SETTINGS.breakerAfter(); i++) {
      living.pushes.receiveMessage();
      living.await(store, it -> it.callsInFlight() == 0 && it.unanswered() == 0);
      living.pass(LivingStore.RETRY.multipliedBy(2L * i));
    }
    assertThat(living.status(store).breaker()).isEqualTo(StoreStatus.Breaker.OPEN);
  }

  /** It says nothing about whether the shop answers. */
  @Test
  void toBeBusyIsNoFailureAndNoAnswer() {
    living.shop.answers.add(new PushAnswer.Unsent("refused"));
    living.shop.answers.add(new PushAnswer.Unsent("refused"));
    living.shop.answers.add(new PushAnswer.Throttled(Duration.ofSeconds(1)));
    living.shop.answers.add(new PushAnswer.Unsent("refused"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    for (int i = 1; i <= 3; i++) {
      living.pushes.receiveMessage();
      living.await(store, it -> it.callsInFlight() == 0 && it.unanswered() == 0);
      assertThat(living.status(store).breaker()).isEqualTo(StoreStatus.Breaker.CLOSED);
      living.pass(LivingStore.RETRY.multipliedBy(2L * i));
    }
    living.pushes.receiveMessage();
    living.await(store, it -> it.breaker() == StoreStatus.Breaker.OPEN);
  }

  @Test
  void aPausedStoreIsToldNothingAndThenTheNewest() {
    living.directory.put(Windowed.store(SyncLevel.PUSH, true, 2));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    assertThat(living.status(store).state()).isEqualTo(StoreStatus.State.PAUSED);
    living.pushes.expectNoMessage(Duration.ZERO);
    living.offers.units = 2;
    living.directory.put(Windowed.store(SyncLevel.PUSH, false, 3));
    store.tell(new StoreMessage.Wake());
    assertThat(living.pushes.receiveMessage().lines().getFirst().units()).isEqualTo(2);
  }

  @Test
  void whatIsUnfitIsParkedAndWhatHasMovedIsReadAndItsOrdersAskedFor() {
    living.shop.lines.add(new PushAnswer.OfLine.Moved());
    living.shop.lines.add(new PushAnswer.OfLine.Unfit(Parked.NOT_STOCKED, "not stocked"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    living.pushes.receiveMessage();
    living.pushes.receiveMessage();
    living.await(store, it -> it.callsInFlight() == 0 && it.lastError().isPresent());
    assertThat(living.sweeps).containsExactly(Windowed.SHOP);
    assertThat(living.directory.current().listing(Windowed.SHOP, "a"))
        .hasValueSatisfying(it -> assertThat(it.parked()).contains(Parked.NOT_STOCKED));
    living.pushes.expectNoMessage(Duration.ZERO);
  }

  @Test
  void aClosedStoreIsTriedAgainWhenItIsResumed() {
    living.shop.answers.add(new PushAnswer.Closed(ClosedFor.FROZEN, "402"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    var first = living.pushes.receiveMessage();
    living.await(store, it -> it.state() == StoreStatus.State.CLOSED && it.callsInFlight() == 0);
    assertThat(living.table.closure()).isPresent();
    living.pass(Duration.ofHours(1));
    assertThat(living.status(store).callsInFlight()).isZero();
    living.pushes.expectNoMessage(Duration.ZERO);
    store.tell(new StoreMessage.Resume(living.replies.ref()));
    assertThat(living.replies.receiveMessage()).isEqualTo(new StoreReply.Done());
    assertThat(living.pushes.receiveMessage()).isEqualTo(first);
    assertThat(living.table.closure()).isEmpty();
  }

  @Test
  void aPushOfWhichTheConnectorThrowsIsSentAgainAsItWas() {
    living.shop.pushBugs.add(new IllegalStateException("a bug"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    var first = living.pushes.receiveMessage();
    living.awaitUnanswered(store);
    assertThat(living.status(store).lastError())
        .hasValueSatisfying(it -> assertThat(it.why()).contains("a bug"));
    living.pass(LivingStore.RETRY);
    assertThat(living.pushes.receiveMessage()).isEqualTo(first);
    living.await(store, it -> it.waiting() == 0 && it.callsInFlight() == 0);
  }

  @Test
  void whatCanNotBeReadBecauseTheConnectorThrowsIsReadLater() {
    living.shop.readBugs.add(new IllegalStateException("a bug"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    living.await(store, it -> it.lastError().isPresent() && it.callsInFlight() == 0);
    assertThat(living.status(store).lastError())
        .hasValueSatisfying(it -> assertThat(it.why()).contains("a bug"));
    assertThat(living.status(store).waiting()).isOne();
    living.pass(LivingStore.RETRY);
    living.pushes.receiveMessage();
  }

  @Test
  void onlyAChangeOfTheStoreThatMattersHasItsNumbersLookedAt() {
    var store = living.begin();
    store.tell(LivingStore.nudge());
    living.pushes.receiveMessage();
    living.await(store, it -> it.waiting() == 0 && it.callsInFlight() == 0);
    living.offers.asked.clear();

    living.directory.put(Windowed.store("New name", Optional.empty(), SyncLevel.PUSH, false, 2));
    store.tell(new StoreMessage.Wake());
    living.status(store);
    assertThat(living.offers.asked).isEmpty();

    var retailer = Optional.of(new RetailerId("r"));
    living.directory.put(Windowed.store("New name", retailer, SyncLevel.PUSH, false, 3));
    store.tell(new StoreMessage.Wake());
    living.status(store);
    assertThat(living.offers.asked).containsExactly(new WindowId(Windowed.SHOP, "a"));
  }

  /** Its credentials may be others now. */
  @Test
  void aClosedStoreIsTriedAgainWhateverOfItChanges() {
    living.shop.answers.add(new PushAnswer.Closed(ClosedFor.UNAUTHORIZED, "401"));
    var store = living.begin();
    store.tell(LivingStore.nudge());
    var first = living.pushes.receiveMessage();
    living.await(store, it -> it.state() == StoreStatus.State.CLOSED && it.callsInFlight() == 0);
    living.directory.put(Windowed.store(SyncLevel.PUSH, false, 2));
    store.tell(new StoreMessage.Wake());
    assertThat(living.pushes.receiveMessage()).isEqualTo(first);
  }
}
