package holdfast.stock;

import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A message may bring several commands; they stay together, in order, and are answered together.
 */
class SeveralAtOnceTest {
  private LiveSku sku = LiveSku.with(2);

  @AfterEach
  void stop() {
    sku.close();
  }

  @Test
  void theyAreDecidedInOrderAndStoredAsOneEvent() {
    var inbox = sku.sendTogether(List.of(reserve("r1", 2), reserve("r2", 1), reserve("r1", 2)));
    assertThat(inbox.nextTogether().stream().map(Inbox::said))
        .containsExactly(
            "HELD main:2", "InsufficientStock[requested=1, available=0]", "HELD main:2 (again)");
    assertThat(sku.persistedInWords()).hasSize(3).endsWith(List.of("Reserved r1 attempt 1"));
    assertThat(sku.meter().batches()).endsWith(3);
  }

  @Test
  void eachMessageGetsItsOwnAnswersEvenWhenTheyWereDecidedTogether() {
    sku.gate().holdWrites();
    sku.send(receipt("m1", "main", 1));
    sku.gate().awaitArrival();
    var one = sku.sendTogether(List.of(reserve("r1", 1), reserve("r2", 9)));
    var other = sku.sendTogether(List.of(reserve("r3", 2), reserve("r4", 1)));
    sku.look();
    sku.gate().open();
    assertThat(one.nextTogether().stream().map(Inbox::said))
        .containsExactly("HELD main:1", "InsufficientStock[requested=9, available=2]");
    assertThat(other.nextTogether().stream().map(Inbox::said))
        .containsExactly("HELD main:2", "InsufficientStock[requested=1, available=0]");
    assertThat(sku.meter().batches()).endsWith(1, 4);
  }

  @Test
  void aBatchTakesOnlyWholeMessages() {
    startWith(1000, 5);
    sku.gate().holdWrites();
    sku.send(receipt("m1", "main", 1));
    sku.gate().awaitArrival();
    var inboxes = List.of(sku.sendTogether(receipts(3)), sku.sendTogether(receipts(3)));
    var large = sku.sendTogether(receipts(7));
    sku.look();
    sku.gate().open();
    inboxes.forEach(inbox -> assertThat(inbox.nextTogether()).hasSize(3));
    assertThat(large.nextTogether()).hasSize(7);
    assertThat(sku.meter().batches()).endsWith(1, 3, 3, 7);
  }

  @Test
  void theBoundOfTheQueueCountsCommandsAndAMessageIsTakenWholeOrNotAtAll() {
    startWith(5, 500);
    sku.gate().holdWrites();
    sku.send(receipt("m1", "main", 1));
    sku.gate().awaitArrival();
    var fits = sku.sendTogether(receipts(3));
    assertThat(sku.sendTogether(receipts(3)).nextTogether())
        .isEqualTo(Collections.nCopies(3, new SkuReply.Busy()));
    var fitsToo = sku.sendTogether(receipts(2));
    sku.look();
    assertThat(sku.meter().queued()).isEqualTo(5);

    sku.gate().open();
    assertThat(fits.nextTogether()).hasSize(3);
    assertThat(fitsToo.nextTogether()).hasSize(2);
    assertThat(sku.meter().queued()).isZero();
  }

  @Test
  void whenTheJournalFailsEachCommandIsToldItsFate() {
    sku.gate().holdWrites();
    var inFlight = sku.sendTogether(receipts(2));
    sku.gate().awaitArrival();
    var queued = sku.sendTogether(receipts(3));
    sku.look();
    sku.gate().fail();
    assertThat(inFlight.nextTogether())
        .isEqualTo(Collections.nCopies(2, new SkuReply.OutcomeUnknown()));
    assertThat(queued.nextTogether()).isEqualTo(Collections.nCopies(3, new SkuReply.Unavailable()));
    assertThat(sku.sendTogether(receipts(4)).nextTogether())
        .isEqualTo(Collections.nCopies(4, new SkuReply.Unavailable()));
    assertThat(sku.meter().queued()).isZero();
  }

  private void startWith(int queueMax, int batchMax) {
    sku.close();
    sku =
        LiveSku.with(2, LiveSku.settings(queueMax, batchMax, 1000, 10_000, Moment.Limits.DEFAULT));
  }

  /** One receipt, said several times: here only the number of commands matters. */
  private static List<StockCommand> receipts(int count) {
    return Collections.nCopies(count, receipt("receipt", "main", 1));
  }
}
