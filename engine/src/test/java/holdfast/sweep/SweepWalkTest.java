package holdfast.sweep;

import static holdfast.sweep.SweepBench.START;
import static holdfast.sweep.SweepBench.order;
import static holdfast.sweep.SweepBench.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.ChannelId;
import holdfast.publish.ClosedFor;
import holdfast.publish.ReadAnswer;
import holdfast.shop.Level;
import holdfast.sweep.SweepState.Outcome;
import holdfast.sweep.WebhooksAnswer.State;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goal: each store is asked for what is due, and what it answers is not lost, whatever happens. */
class SweepWalkTest {
  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ActorTestKit.applicationTestConfig()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final SweepBench bench = new SweepBench();
  private final List<String> ended = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private void start() {
    var meter =
        new SweepMeter() {
          @Override
          public void ended(SweepKind kind, SweepState state) {
            ended.add(kind + " " + state.outcome().orElseThrow());
          }

          @Override
          public void known(Map<ChannelId, StoreSweeps> sweeps) {}
        };
    kit.spawn(SweepWalk.create(bench.ports(meter), SweepRulesTest.SETTINGS));
  }

  private SweepState state(SweepKind kind) {
    return bench.states.getOrDefault(kind, SweepState.NONE);
  }

  private void pass(Duration duration) {
    bench.now = bench.now.plus(duration);
    time.timePasses(SweepWalk.INTERVAL);
  }

  /** What was read while something ended counts for nothing, and is read again a second later. */
  private void soon(BooleanSupplier condition) {
    await()
        .until(
            () -> {
              if (!condition.getAsBoolean()) {
                time.timePasses(SweepWalk.INTERVAL);
              }
              return condition.getAsBoolean();
            });
  }

  private long asked(String kind) {
    return bench.asked.stream().filter(what -> what.startsWith(kind)).count();
  }

  @Test
  void afterTheStartAllIsAskedForAndThenInIntervals() {
    bench.list("tee");
    bench.orders = _ -> page(List.of(order("1", START.minusSeconds(9))));
    start();
    soon(() -> ended.contains("ORDERS DONE") && ended.contains("LEVELS DONE"));
    pass(Duration.ofSeconds(1));
    soon(() -> ended.contains("WEBHOOKS DONE"));
    assertThat(bench.asked)
        .contains("ORDERS " + START.minusSeconds(300), "LEVELS tee", "WEBHOOKS https://us/a-shop");
    assertThat(state(SweepKind.ORDERS).cursor()).contains(START.minusSeconds(9).toString());
    assertThat(state(SweepKind.ORDERS).completeAt()).contains(START);
    assertThat(state(SweepKind.ORDERS).missed()).isEqualTo(1);
    pass(Duration.ofMinutes(14));
    assertThat(asked("ORDERS")).isEqualTo(1);
    pass(Duration.ofMinutes(1));
    soon(() -> asked("ORDERS") == 2);
    assertThat(bench.asked).contains("ORDERS " + START.minusSeconds(309));
    soon(() -> state(SweepKind.ORDERS).missed() == 0);
    assertThat(bench.kept).hasSize(1);
  }

  @Test
  void aStoreThatCanNotBeReliedOnIsAskedOften() {
    bench.heard = new Heard(10, 10, Optional.empty());
    start();
    soon(() -> ended.contains("ORDERS DONE"));
    pass(Duration.ofMinutes(1));
    soon(() -> asked("ORDERS") == 2);
  }

  @Test
  void aBusyStoreIsLeftAloneForAsLongAsItSays() {
    var calls = new AtomicInteger();
    bench.orders =
        _ ->
            calls.incrementAndGet() == 1
                ? new OrdersAnswer.Throttled(Duration.ofMinutes(3))
                : page(List.of());
    start();
    await().until(() -> calls.get() == 1);
    time.timePasses(Duration.ofMinutes(3).minusMillis(1));
    assertThat(calls).hasValue(1);
    time.timePasses(Duration.ofMillis(1));
    await().until(() -> ended.contains("ORDERS DONE"));
  }

  @Test
  void aStoreThatLetsNobodyInIsTriedAgainAndLosesNothing() {
    bench.orders = _ -> new OrdersAnswer.Closed(ClosedFor.FROZEN, "it says 402");
    start();
    soon(() -> ended.contains("ORDERS CLOSED"));
    assertThat(state(SweepKind.ORDERS).detail()).isEqualTo("FROZEN: it says 402");
    bench.orders = _ -> page(List.of(order("1", START)));
    pass(Duration.ofMinutes(1));
    soon(() -> ended.contains("ORDERS DONE"));
    assertThat(bench.asked.stream().filter(what -> what.startsWith("ORDERS")).distinct())
        .containsExactly("ORDERS " + START.minusSeconds(300));
    assertThat(bench.kept).hasSize(1);
  }

  @Test
  void whatCanNotBeKeptIsAskedForAgainFromTheSameMoment() {
    bench.isAway = true;
    bench.orders = _ -> page(List.of(order("1", START)));
    start();
    soon(() -> ended.contains("ORDERS FAILED"));
    assertThat(state(SweepKind.ORDERS).cursor()).isEmpty();
    bench.isAway = false;
    pass(Duration.ofMinutes(1));
    soon(() -> ended.contains("ORDERS DONE"));
    assertThat(bench.kept).hasSize(1);
  }

  @Test
  void aStoreIsCompleteOnlyWhenWhatWaitsHasBeenWorkedOn() {
    bench.isWorking = true;
    start();
    soon(() -> state(SweepKind.ORDERS).endedAt().isPresent());
    assertThat(state(SweepKind.ORDERS).completeAt()).isEmpty();
    bench.isWorking = false;
    time.timePasses(OrdersSweep.LOOK_PAUSE);
    soon(() -> state(SweepKind.ORDERS).completeAt().equals(Optional.of(START)));
  }

  @Test
  void allNumbersAreReadPageByPageAndItGoesOnWhereItEnded() {
    for (var id : List.of("a", "b", "c", "d", "e")) {
      bench.list(id);
      bench.levels.put(id, new Level(7, START));
    }
    bench.levels.remove("d");
    bench.shown =
        listings ->
            listings.getFirst().id().equals("c") && bench.asked.size() < 6
                ? new ReadAnswer.Failed("it is away")
                : new ReadAnswer.Levels(bench.levels, Duration.ZERO);
    start();
    soon(() -> ended.contains("LEVELS FAILED"));
    assertThat(state(SweepKind.LEVELS).cursor()).contains("b");
    while (!ended.contains("LEVELS DONE")) {
      pass(Duration.ofMinutes(15));
    }
    assertThat(bench.read).containsExactly("a=7", "b=7", "c=7", "e=7");
    assertThat(state(SweepKind.LEVELS))
        .returns(5, SweepState::read)
        .returns(1, SweepState::found)
        .returns(Optional.empty(), SweepState::cursor)
        .returns(Optional.of(Outcome.DONE), SweepState::outcome);
  }

  @Test
  void subscriptionsAreWrittenDownWithWhatIsMendedAndBroken() {
    var found =
        List.of(
            new Subscription("orders/create", State.MENDED),
            new Subscription("orders/updated", State.BROKEN),
            new Subscription("refunds/create", State.SOUND));
    bench.webhooks = new WebhooksAnswer.Looked(found);
    start();
    soon(() -> ended.contains("ORDERS DONE"));
    pass(Duration.ofSeconds(1));
    soon(() -> ended.contains("WEBHOOKS DONE"));
    assertThat(bench.subscriptions).isEqualTo(found);
    assertThat(state(SweepKind.WEBHOOKS))
        .returns(3, SweepState::read)
        .returns(1, SweepState::found)
        .returns(1, SweepState::missed);
  }

  @Test
  void anOrderFromTheFutureHidesNone() {
    bench.orders = _ -> page(List.of(order("1", Instant.parse("2099-01-01T00:00:00Z"))));
    start();
    soon(() -> ended.contains("ORDERS DONE"));
    assertThat(state(SweepKind.ORDERS).cursor()).contains(START.toString());
  }

  /** Else it would be due again at once, and asked every second. */
  @Test
  void whoThrowsHasFailedLikeAnybodyElse() {
    bench.list("tee");
    bench.bug = Optional.of(new IllegalStateException("a bug"));
    start();
    soon(() -> ended.contains("ORDERS FAILED") && ended.contains("LEVELS FAILED"));
    soon(() -> ended.contains("WEBHOOKS FAILED"));
    for (var kind : SweepKind.values()) {
      assertThat(state(kind)).returns(1, SweepState::failures).returns("a bug", SweepState::detail);
    }
  }
}
