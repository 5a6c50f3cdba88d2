package holdfast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import holdfast.stock.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goal: files are made at their time and brought until they arrive. */
class FeedSweepTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int TICKS_MAX = 100;
  private static final FeedSettings SETTINGS = new FeedSettings(INTERVAL, Duration.ofMinutes(5), 1);

  private final ActorTestKit kit =
      ActorTestKit.create(ManualTime.config().withFallback(ActorTestKit.applicationTestConfig()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final FeedShop shop = new FeedShop();
  private final TestClock clock = new TestClock();
  private final Instant begin = clock.instant();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private void start(Store store) {
    shop.lists("tee", 5);
    shop.book = shop.book.with(store);
    kit.spawn(FeedSweep.create(shop.feeds(), () -> shop.book, clock, SETTINGS));
    settle();
  }

  private static Store feeding(int seconds) {
    return FeedShop.store(SyncLevel.FEED, Optional.of(seconds), false);
  }

  /**
   * Lets the sweep look three times: the first look may have begun before, and the second one's
   * work is done when there is a third.
   */
  private void settle() {
    for (int look = 0; look < 3; look++) {
      assertThat(looks()).as("a look").isTrue();
    }
  }

  /** A tick that comes while the sweep is at work is passed over. */
  private boolean looks() {
    try {
      for (int tick = 0; tick < TICKS_MAX; tick++) {
        time.timePasses(INTERVAL);
        if (shop.looks.poll(100, TimeUnit.MILLISECONDS) != null) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void after(Duration duration) {
    clock.advance(duration);
    settle();
  }

  private Optional<Instant> madeAt() {
    settle();
    return shop.last(FeedShop.STORE).map(Feed::madeAt);
  }

  @Test
  void aFileIsMadeAtOnceAndThenAtItsTime() {
    start(feeding(60));
    assertThat(madeAt()).contains(begin);

    after(Duration.ofSeconds(59));
    assertThat(madeAt()).contains(begin);

    after(Duration.ofSeconds(1));
    assertThat(madeAt()).contains(begin.plusSeconds(60));
  }

  @Test
  void otherStoresAndThoseThatPauseGetNone() {
    start(FeedShop.store(SyncLevel.POLL, Optional.empty(), false));
    assertThat(madeAt()).isEmpty();
    shop.book = shop.book.with(FeedShop.store(SyncLevel.FEED, Optional.empty(), true));
    assertThat(madeAt()).isEmpty();
  }

  @Test
  void aFileThatArrivesIsShown() {
    shop.isBroughtTo = true;
    start(feeding(3_600));

    assertThat(madeAt()).contains(begin);
    assertThat(shop.takenOver).hasSize(1);
    assertThat(shop.last(FeedShop.STORE).orElseThrow().handedOverAt()).isPresent();
  }

  @Test
  void aFileThatDoesNotArriveIsBroughtAgainAfterAWhile() {
    shop.isBroughtTo = true;
    shop.arrives = false;
    start(feeding(3_600));
    after(Duration.ofSeconds(10));
    assertThat(shop.brought).hasSize(1);
    assertThat(shop.takenOver).isEmpty();

    shop.arrives = true;
    after(Duration.ofMinutes(5));
    after(Duration.ofSeconds(10));
    assertThat(shop.brought).hasSize(2);
    assertThat(shop.takenOver).hasSize(1);

    after(Duration.ofMinutes(5));
    after(Duration.ofSeconds(10));
    assertThat(shop.brought).hasSize(2);
  }
}
