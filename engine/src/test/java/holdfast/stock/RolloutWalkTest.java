package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.allocation.PolicyLevel;
import holdfast.catalog.SkuId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goal: a change reaches every SKU that it concerns, whatever happens on the way. */
class RolloutWalkTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int IN_FLIGHT_MAX = 8;
  private static final PolicyLevel ALL = new PolicyLevel.Global();
  private static final int THREE_PAGES = 2 * RolloutWalk.PAGE_MAX + 7;

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ActorTestKit.applicationTestConfig()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestClock clock = new TestClock();
  private final RolloutBench bench = new RolloutBench();
  private final AtomicLong remaining = new AtomicLong();
  private final BlockingQueue<CompletableFuture<Boolean>> answers = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private ActorRef<RolloutWalk.Message> start(Function<SkuId, CompletionStage<Boolean>> sku) {
    return kit.spawn(
        RolloutWalk.create(
            new RolloutWalk.Ports(
                bench,
                bench,
                clock,
                Runnable::run,
                (id, _) -> {
                  bench.asked(id);
                  return sku.apply(id);
                },
                remaining::set),
            new RolloutSettings(INTERVAL, IN_FLIGHT_MAX)));
  }

  private static CompletionStage<Boolean> willing(SkuId sku) {
    return CompletableFuture.completedFuture(true);
  }

  /** Answers when the test does. */
  private CompletionStage<Boolean> waiting(SkuId sku) {
    var answer = new CompletableFuture<Boolean>();
    answers.add(answer);
    return answer;
  }

  private void skus(int count) {
    IntStream.range(0, count).forEach(i -> bench.sku("sku-%05d".formatted(i), "tees"));
  }

  @Test
  void everySkuIsReachedAndTheEndIsWrittenDown() {
    skus(THREE_PAGES);
    bench.changed(1, ALL);
    start(RolloutWalkTest::willing);
    await().until(() -> bench.isFinished(1));
    assertThat(bench.asked()).hasSize(THREE_PAGES).doesNotHaveDuplicates();
    var rollout = bench.rollout(1);
    assertThat(rollout.total()).contains((long) THREE_PAGES);
    assertThat(rollout.done()).isEqualTo(THREE_PAGES);
    assertThat(rollout.missed()).isZero();
    assertThat(rollout.finishedAt()).contains(clock.instant());
    await().until(() -> remaining.get() == 0);
  }

  @Test
  void whoeverIsStoppedInTheMiddleIsFollowedByOneThatGoesOnFromThere() {
    skus(THREE_PAGES);
    bench.changed(1, ALL);
    var halfway = RolloutWalk.PAGE_MAX + 250;
    var first =
        start(sku -> bench.asked().size() <= halfway ? willing(sku) : new CompletableFuture<>());
    await().until(() -> bench.asked().size() == halfway + IN_FLIGHT_MAX);
    assertThat(remaining).hasValue(THREE_PAGES - RolloutWalk.PAGE_MAX);
    kit.stop(first);
    assertThat(remaining).as("another node may be the one that goes on").hasValue(0);
    var before = bench.asked();
    assertThat(bench.rollout(1).done()).isEqualTo(RolloutWalk.PAGE_MAX);

    start(RolloutWalkTest::willing);
    await().until(() -> bench.isFinished(1));
    var after = bench.asked().subList(before.size(), bench.asked().size());
    assertThat(after).hasSize(THREE_PAGES - RolloutWalk.PAGE_MAX).doesNotHaveDuplicates();
    assertThat(new HashSet<>(bench.asked())).hasSize(THREE_PAGES);
    assertThat(bench.rollout(1).done()).isEqualTo(THREE_PAGES);
  }

  @Test
  void noMoreSkusThanAllowedAreAskedAtTheSameTime() throws InterruptedException {
    skus(20);
    bench.changed(1, ALL);
    start(this::waiting);
    for (int asked = IN_FLIGHT_MAX; asked < 20; asked++) {
      var expected = asked;
      await().untilAsserted(() -> assertThat(bench.asked()).hasSize(expected));
      answers.take().complete(true);
    }
    await().until(() -> bench.asked().size() == 20);
    assertThat(bench.rollout(1).done()).as("written down page by page").isZero();
    answers.forEach(answer -> answer.complete(true));
    await().until(() -> bench.isFinished(1));
  }

  @Test
  void aSkuThatTakesNoNoteIsAskedAgainAndHoldsNobodyUpForEver() {
    skus(3);
    bench.changed(1, ALL);
    start(
        sku ->
            sku.value().equals("sku-00001")
                ? CompletableFuture.failedFuture(new IllegalStateException("its journal is broken"))
                : willing(sku));
    for (int attempt = 1; attempt <= RolloutWalk.ATTEMPTS_MAX; attempt++) {
      var expected = 2 + attempt;
      await().untilAsserted(() -> assertThat(bench.asked()).hasSize(expected));
      time.timePasses(RolloutWalk.PAUSE);
    }
    await().until(() -> bench.isFinished(1));
    assertThat(bench.rollout(1).done()).isEqualTo(2);
    assertThat(bench.rollout(1).missed()).isEqualTo(1);
  }

  @Test
  void aSkuOnANodeThatHasYetToHearOfTheChangeIsAskedUntilItHas() {
    skus(1);
    bench.changed(1, ALL);
    start(_ -> CompletableFuture.completedFuture(bench.asked().size() > 2));
    for (int asked = 1; asked <= 2; asked++) {
      var expected = asked;
      await().untilAsserted(() -> assertThat(bench.asked()).hasSize(expected));
      time.timePasses(RolloutWalk.PAUSE);
    }
    await().until(() -> bench.isFinished(1));
    assertThat(bench.rollout(1).done()).isEqualTo(1);
    assertThat(bench.rollout(1).missed()).isZero();
  }

  @Test
  void whenTheDatabaseIsAwayTheWalkGoesOnLater() {
    skus(2);
    bench.changed(1, ALL);
    start(this::waiting);
    await().until(() -> answers.size() == 2);
    bench.goAway(true);
    answers.forEach(answer -> answer.complete(true));
    answers.clear();
    time.timePasses(INTERVAL);
    bench.goAway(false);
    time.timePasses(INTERVAL);
    await().until(() -> answers.size() == 2);
    answers.forEach(answer -> answer.complete(true));
    await().until(() -> bench.isFinished(1));
    assertThat(bench.rollout(1).done()).as("nobody is counted twice").isEqualTo(2);
  }

  @Test
  void aChangeForFewDoesNotWaitForOneThatConcernsAll() throws InterruptedException {
    skus(THREE_PAGES);
    bench.sku("mug", "mugs");
    bench.changed(1, ALL);
    start(sku -> sku.value().equals("mug") ? willing(sku) : waiting(sku));
    answers.take().complete(true);
    bench.changed(2, new PolicyLevel.OfCategory("mugs"));
    bench.changed(3, new PolicyLevel.OfSku(new SkuId("not-defined-yet")));
    while (!bench.isFinished(3)) {
      answers.take().complete(true);
    }
    assertThat(bench.isFinished(2)).isTrue();
    assertThat(bench.rollout(2).total()).contains(1L);
    assertThat(bench.rollout(3).total()).contains(1L);
    assertThat(bench.rollout(1).done()).isEqualTo(RolloutWalk.PAGE_MAX);
  }

  @Test
  void aChangeThatConcernsNobodyIsOverAtOnceAndTheNextOneIsLookedForInIntervals() {
    bench.changed(1, new PolicyLevel.OfCategory("none"));
    start(RolloutWalkTest::willing);
    await().until(() -> bench.isFinished(1));
    assertThat(bench.rollout(1).total()).isEqualTo(Optional.of(0L));
    skus(1);
    bench.changed(2, ALL);
    await()
        .until(
            () -> {
              time.timePasses(INTERVAL);
              return bench.isFinished(2);
            });
    assertThat(bench.asked()).isEqualTo(List.of(new SkuId("sku-00000")));
  }
}
