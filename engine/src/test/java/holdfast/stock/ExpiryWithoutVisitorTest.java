package holdfast.stock;

import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.extend;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is due expires although nobody calls: the units are free for the shops to show, and the feed
 * hears of it.
 */
class ExpiryWithoutVisitorTest {
  private LiveSku sku = LiveSku.with(5);

  @AfterEach
  void stop() {
    sku.close();
  }

  @Test
  void aReservationExpiresAtItsDeadline() {
    sku.ask(reserve("r1", 2, 60));
    passSeconds(59);
    assertThat(sku.look().sum(Shelf::held)).isEqualTo(2);

    passSeconds(1);
    sku.feed().awaitEvent("Expired r1");
    assertThat(sku.look().sum(Shelf::available)).isEqualTo(5);
    assertThat(sku.persistedInWords()).endsWith(List.of("Expired r1"));
    assertThat(sku.meter().batches()).endsWith(0);
  }

  @Test
  void oneDeadlineAfterTheOtherIsKept() {
    sku.ask(reserve("late", 1, 90));
    sku.ask(reserve("early", 1, 30));
    sku.ask(reserve("middle", 1, 60));
    for (var name : List.of("early", "middle", "late")) {
      passSeconds(30);
      sku.feed().awaitEvent("Expired " + name);
    }
    assertThat(sku.persistedInWords())
        .endsWith(List.of("Expired early"), List.of("Expired middle"), List.of("Expired late"));
  }

  @Test
  void anExtendedReservationExpiresAtItsNewDeadline() {
    sku.ask(reserve("r1", 1, 60));
    sku.ask(extend("r1", 90));
    passSeconds(60);
    assertThat(sku.look().sum(Shelf::held)).isOne();
    passSeconds(30);
    sku.feed().awaitEvent("Expired r1");
  }

  @Test
  void whatWasConfirmedOrReleasedInTimeDoesNotExpire() {
    sku.ask(reserve("r1", 1, 60));
    sku.ask(reserve("r2", 1, 60));
    sku.ask(reserve("r3", 1, 61));
    sku.ask(confirm("r1", "o1"));
    sku.ask(release("r2"));
    passSeconds(61);
    sku.feed().awaitEvent("Expired r3");
    assertThat(sku.feed().events().filter(StockEvent.Expired.class::isInstance)).hasSize(1);
  }

  @Test
  void moreThanABatchMayExpireAllExpireWithoutAVisitor() {
    sku.close();
    var limits = new Moment.Limits(Duration.ofHours(1), 1000, 1000, 2);
    sku = LiveSku.with(5, LiveSku.settings(1000, 500, 1000, 10_000, limits));
    sku.send(IntStream.range(0, 5).mapToObj(i -> reserve("r" + i, 1, 60)).toList())
        .forEach(inbox -> assertThat(inbox.said()).isEqualTo("HELD main:1"));
    passSeconds(60);
    sku.feed().awaitEvent("Expired r4");
    assertThat(sku.persistedInWords())
        .endsWith(
            List.of("Expired r0", "Expired r1"),
            List.of("Expired r2", "Expired r3"),
            List.of("Expired r4"));
  }

  @Test
  void whatBecameDueWhileTheSkuWasAwayExpiresWhenItIsWoken() {
    sku.ask(reserve("r1", 1, 60));
    sku.retire();
    sku.awaitStopped();
    sku.clock().advance(Duration.ofMinutes(10));
    sku.start();
    sku.wake();
    sku.feed().awaitEvent("Expired r1");
  }

  @Test
  void whatBecomesDueAfterARestartExpiresToo() {
    sku.ask(reserve("r1", 1, 60));
    sku.restart();
    sku.look();
    passSeconds(60);
    sku.feed().awaitEvent("Expired r1");
  }

  @Test
  void anExpiryThatCouldNotBeStoredIsTriedAgain() {
    sku.ask(reserve("r1", 1, 60));
    sku.gate().holdWrites();
    passSeconds(60);
    sku.gate().awaitArrival();
    sku.gate().fail();
    Awaitility.await().until(() -> sku.meter().failures() == 1);
    sku.gate().open();
    sku.pass(LiveSku.RESTART_PAUSE);
    sku.feed().awaitEvent("Expired r1");
    assertThat(sku.persistedInWords()).endsWith(List.of("Expired r1"));
  }

  /** A timer runs on another clock than deadlines do, and that one may be set back. */
  @Test
  void aClockThatWasSetBackDelaysAnExpiryButDoesNotLoseIt() {
    sku.ask(reserve("r1", 1, 60));
    sku.look();
    sku.passForTimersOnly(Duration.ofMinutes(1).plus(LiveSku.TICK));
    assertThat(sku.look().sum(Shelf::held)).isOne();

    passSeconds(60);
    sku.feed().awaitEvent("Expired r1");
  }

  @Test
  void aWakeWithoutAnythingDueDoesNothing() {
    sku.ask(reserve("r1", 1, 60));
    var before = sku.persisted();
    sku.wake();
    assertThat(sku.look().sum(Shelf::held)).isOne();
    assertThat(sku.persisted()).isEqualTo(before);
    assertThat(sku.meter().batches()).containsExactly(1, 1, 1);
  }

  private void passSeconds(long seconds) {
    sku.pass(Duration.ofSeconds(seconds));
  }
}
