package holdfast.stock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sweep wakes what the index names, whatever happens to the index. */
class ExpirySweepTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final SkuId ONE = new SkuId("one");
  private static final SkuId TWO = new SkuId("two");

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ActorTestKit.applicationTestConfig()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestClock clock = new TestClock();
  private final TestProbe<SkuId> woken = kit.createTestProbe();

  /** Queries that the sweep wants to run; each runs when the test says so. */
  private final BlockingQueue<Runnable> queries = new LinkedBlockingQueue<>();

  private DueIndex<SkuId> index = (_, _) -> List.of();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private void start() {
    DueIndex<SkuId> current = (now, most) -> index.due(now, most);
    kit.spawn(
        ExpirySweep.create(
            current, clock, queries::add, INTERVAL, sku -> woken.getRef().tell(sku)));
  }

  @Test
  void whatIsDueIsWokenAtTheStartAndAfterEveryInterval() {
    start();
    index = (_, _) -> List.of(ONE, TWO);
    runQuery();
    woken.expectMessage(ONE);
    woken.expectMessage(TWO);

    index = (_, _) -> List.of(TWO);
    time.timePasses(INTERVAL);
    runQuery();
    woken.expectMessage(TWO);
  }

  @Test
  void theIndexIsAskedForWhatIsDueByTheEnginesClockAndForNoMoreThanItCanBear() {
    start();
    clock.advance(Duration.ofSeconds(90));
    index =
        (now, most) -> {
          assertThat(now).isEqualTo(Instant.parse("2026-11-21T10:01:30Z"));
          assertThat(most).isEqualTo(200);
          return List.of(ONE);
        };
    runQuery();
    woken.expectMessage(ONE);
  }

  @Test
  void aFailingIndexIsAskedAgain() {
    start();
    index =
        (_, _) -> {
          throw new IllegalStateException("the database is away");
        };
    runQuery();
    time.timePasses(INTERVAL);
    index = (_, _) -> List.of(ONE);
    runQuery();
    woken.expectMessage(ONE);
  }

  @Test
  void aSlowIndexIsAskedOneQuestionAtATime() {
    start();
    var slow = nextQuery();
    time.timePasses(INTERVAL.multipliedBy(3));
    assertThat(queries).isEmpty();

    index = (_, _) -> List.of(ONE);
    slow.run();
    woken.expectMessage(ONE);
    time.timePasses(INTERVAL);
    runQuery();
    woken.expectMessage(ONE);
  }

  private void runQuery() {
    nextQuery().run();
  }

  private Runnable nextQuery() {
    try {
      return requireNonNull(queries.poll(20, TimeUnit.SECONDS), "the sweep asks nothing");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
