package holdfast.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.sweep.SweepState.Count;
import holdfast.sweep.SweepState.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a store is asked for what, and from where on. */
class SweepRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant AWAKE = NOW.minus(Duration.ofDays(1));
  private static final ChannelId SHOP = new ChannelId("a-shop");
  private static final Heard SOUND = new Heard(95, 5, Optional.of(NOW));
  private static final Heard UNSOUND = new Heard(80, 20, Optional.of(NOW));

  static final SweepSettings SETTINGS =
      new SweepSettings(
          Duration.ofMinutes(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          2,
          1,
          2,
          Duration.ofHours(2),
          Duration.ofDays(1),
          0.9,
          20);

  private final SweepRules rules = new SweepRules(SETTINGS);

  private static SweepState done(Instant ended, int missed) {
    return SweepState.NONE.done(
        ended.minusSeconds(1), ended, Optional.empty(), new Count(9, missed, missed));
  }

  private static SweepState failed(Instant ended, int times) {
    var state = SweepState.NONE;
    for (int i = 0; i < times; i++) {
      state = state.failed(ended.minusSeconds(1), ended, Outcome.FAILED, "it is away");
    }
    return state;
  }

  private static SweepState asked(SweepState state, Instant at) {
    return new SweepState(
        Optional.of(at),
        state.startedAt(),
        state.endedAt(),
        state.outcome(),
        state.detail(),
        state.cursor(),
        state.read(),
        state.found(),
        state.missed(),
        state.failures(),
        state.completeAt());
  }

  private static StoreSweeps orders(SweepState state, Heard heard) {
    return new StoreSweeps(Map.of(SweepKind.ORDERS, state), List.of(), heard);
  }

  private boolean isDue(SweepState state, Heard heard, Duration after) {
    return rules.isOrdersDue(orders(state, heard), AWAKE, NOW.plus(after));
  }

  @Test
  void ordersAreSweptAtOnceWhenNobodyHasSinceTheStart() {
    assertThat(rules.isOrdersDue(StoreSweeps.NONE, AWAKE, AWAKE)).isTrue();
    var before = orders(done(AWAKE.minusSeconds(1), 0), SOUND);
    assertThat(rules.isOrdersDue(before, AWAKE, AWAKE)).isTrue();
    assertThat(isDue(done(NOW, 0), SOUND, Duration.ZERO)).isFalse();
  }

  @Test
  void ordersOfAStoreThatCanNotBeReliedOnAreSweptOften() {
    var swept = done(NOW, 0);
    assertThat(isDue(swept, SOUND, Duration.ofMinutes(15).minusMillis(1))).isFalse();
    assertThat(isDue(swept, SOUND, Duration.ofMinutes(15))).isTrue();
    assertThat(isDue(swept, UNSOUND, Duration.ofMinutes(1).minusMillis(1))).isFalse();
    assertThat(isDue(swept, UNSOUND, Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void aStoreIsReliableWhenEnoughOfEnoughOrdersWereHeardByWebhook() {
    assertThat(rules.reliability(heard(18, 2))).isEqualTo(Reliability.RELIABLE);
    assertThat(rules.reliability(heard(17, 3))).isEqualTo(Reliability.UNRELIABLE);
    assertThat(rules.reliability(heard(0, 20))).isEqualTo(Reliability.UNRELIABLE);
    assertThat(rules.reliability(heard(0, 19))).isEqualTo(Reliability.UNKNOWN);
    assertThat(rules.reliability(heard(0, 0))).isEqualTo(Reliability.UNKNOWN);
  }

  private static Heard heard(long byWebhook, long bySweep) {
    return new Heard(byWebhook, bySweep, Optional.empty());
  }

  @Test
  void whoAsksIsServedSoonButNotAllTheTime() {
    var state = asked(done(NOW, 0), NOW);
    assertThat(isDue(state, SOUND, SweepRules.ASKED_GAP.minusMillis(1))).isFalse();
    assertThat(isDue(state, SOUND, SweepRules.ASKED_GAP)).isTrue();
    var served = asked(done(NOW, 0), NOW.minusSeconds(2));
    assertThat(isDue(served, SOUND, SweepRules.ASKED_GAP)).isFalse();
  }

  @Test
  void whatGoesWrongIsTriedAgainLaterAndLater() {
    assertThat(isDue(failed(NOW, 1), SOUND, Duration.ofSeconds(59))).isFalse();
    assertThat(isDue(failed(NOW, 1), SOUND, Duration.ofMinutes(1))).isTrue();
    assertThat(isDue(failed(NOW, 3), SOUND, Duration.ofSeconds(239))).isFalse();
    assertThat(isDue(failed(NOW, 3), SOUND, Duration.ofMinutes(4))).isTrue();
    assertThat(isDue(failed(NOW, 99), SOUND, Duration.ofMinutes(15))).isTrue();
    var impatient = asked(failed(NOW, 3), NOW);
    assertThat(isDue(impatient, SOUND, Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void windowsOverlapAndTheFirstOneBeginsWhenThereWasSomethingToHear() {
    assertThat(rules.since(SweepState.NONE, NOW)).isEqualTo(NOW.minusSeconds(300));
    var later = SweepState.NONE.reached(NOW, NOW.plusSeconds(60).toString(), Count.ZERO);
    assertThat(rules.since(later, NOW)).isEqualTo(NOW.minusSeconds(240));
  }

  @Test
  void theNextWindowGoesNeitherBackNorBeyondWhatCanHaveHappened() {
    var before = SweepState.NONE.reached(NOW, NOW.toString(), Count.ZERO);
    var started = NOW.plusSeconds(100);
    assertThat(SweepRules.next(before, NOW.plusSeconds(7), started)).isEqualTo(NOW.plusSeconds(7));
    assertThat(SweepRules.next(before, NOW.minusSeconds(7), started)).isEqualTo(NOW);
    assertThat(SweepRules.next(before, Instant.parse("2099-01-01T00:00:00Z"), started))
        .isEqualTo(started);
    assertThat(SweepRules.next(SweepState.NONE, NOW, started)).isEqualTo(NOW);
  }

  @Test
  void allNumbersAreReadOnceADayAtAnHourThatDiffersByStore() {
    var slot = rules.slot(SHOP, NOW);
    assertThat(slot).isBetween("2026-11-21T02:00:00Z", "2026-11-21T03:59:00Z");
    assertThat(rules.slot(SHOP, slot.minusMillis(1))).isEqualTo(slot.minus(Duration.ofDays(1)));
    assertThat(rules.slot(new ChannelId("another"), NOW)).isNotEqualTo(slot);
    assertThat(isLevelsDue(SweepState.NONE, NOW)).isTrue();
    assertThat(isLevelsDue(done(slot.minusSeconds(1), 0), slot)).isTrue();
    assertThat(isLevelsDue(done(slot.plusSeconds(1), 0), NOW)).isFalse();
    assertThat(isLevelsDue(asked(done(NOW, 0), NOW), NOW)).isTrue();
    assertThat(isLevelsDue(done(NOW, 0).reached(NOW, "tee", Count.ZERO), NOW)).isTrue();
    assertThat(isLevelsDue(failed(NOW, 1), NOW.plusSeconds(59))).isFalse();
  }

  private boolean isLevelsDue(SweepState state, Instant now) {
    return rules.isLevelsDue(
        SHOP, new StoreSweeps(Map.of(SweepKind.LEVELS, state), List.of(), SOUND), now);
  }

  @Test
  void subscriptionsAreLookedAtDailyAndWhenAnOrderWasMissed() {
    var minute = Duration.ofMinutes(1);
    assertThat(isWebhooksDue(SweepState.NONE, SweepState.NONE, NOW)).isTrue();
    var looked = done(NOW, 0);
    assertThat(isWebhooksDue(looked, SweepState.NONE, NOW.plus(minute))).isFalse();
    assertThat(isWebhooksDue(looked, SweepState.NONE, NOW.plus(Duration.ofDays(1)))).isTrue();
    var missing = done(NOW.plus(minute), 1);
    assertThat(isWebhooksDue(looked, missing, NOW.plus(SweepRules.LOOK_AGAIN_AFTER))).isTrue();
    assertThat(isWebhooksDue(looked, missing, NOW.plus(minute.multipliedBy(9)))).isFalse();
    var earlier = done(NOW.minus(minute), 1);
    assertThat(isWebhooksDue(looked, earlier, NOW.plus(SweepRules.LOOK_AGAIN_AFTER))).isFalse();
  }

  private boolean isWebhooksDue(SweepState looked, SweepState orders, Instant now) {
    var states = Map.of(SweepKind.WEBHOOKS, looked, SweepKind.ORDERS, orders);
    return rules.isWebhooksDue(new StoreSweeps(states, List.of(), Heard.NOTHING), now);
  }

  @Test
  void aStoreWithSalesIsSilentWhenItTakesSixTimesAsLongAsUsual() {
    var everyTwoHours = new Heard(84, 0, Optional.of(NOW));
    assertThat(rules.silentSince(everyTwoHours, NOW.plus(Duration.ofHours(12)))).isEmpty();
    var late = NOW.plus(Duration.ofHours(12)).plusMillis(1);
    assertThat(rules.silentSince(everyTwoHours, late)).contains(NOW.plus(Duration.ofHours(12)));
    var everyMinute = new Heard(10_080, 0, Optional.of(NOW));
    assertThat(rules.silentSince(everyMinute, NOW.plus(Duration.ofHours(1)))).isEmpty();
    assertThat(rules.silentSince(everyMinute, late)).contains(NOW.plus(Duration.ofHours(1)));
    assertThat(rules.silentSince(new Heard(19, 9, Optional.of(NOW)), late)).isEmpty();
  }

  @Test
  void silenceHasSubscriptionsBeLookedAtOnce() {
    var heard = new Heard(84, 0, Optional.of(NOW));
    var late = NOW.plus(Duration.ofHours(13));
    var before = Map.of(SweepKind.WEBHOOKS, done(NOW.plus(Duration.ofHours(11)), 0));
    assertThat(rules.isWebhooksDue(new StoreSweeps(before, List.of(), heard), late)).isTrue();
    var after = Map.of(SweepKind.WEBHOOKS, done(NOW.plus(Duration.ofHours(12)).plusMillis(1), 0));
    assertThat(rules.isWebhooksDue(new StoreSweeps(after, List.of(), heard), late)).isFalse();
  }
}
