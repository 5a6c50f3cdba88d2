package holdfast.stock;

import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * While one write is in flight everything that arrives waits, is then decided together and in
 * order, and is stored as one event. Nothing is answered before its commit (I2).
 */
class GroupCommitTest {
  private LiveSku sku = LiveSku.with(5);

  @AfterEach
  void stop() {
    sku.close();
  }

  @Test
  void whatArrivesDuringAWriteIsDecidedTogetherAndStoredAsOneEvent() {
    sku.gate().holdWrites();
    var first = sku.send(reserve("first", 1));
    sku.gate().awaitArrival();
    var others = sku.send(buyers(10));
    sku.look();
    sku.gate().open();

    assertThat(first.said()).isEqualTo("HELD main:1");
    assertThat(others.stream().map(Inbox::said).toList())
        .startsWith("HELD main:1", "HELD main:1", "HELD main:1", "HELD main:1")
        .endsWith("InsufficientStock[requested=1, available=0]");
    assertThat(sku.persistedInWords())
        .containsExactly(
            List.of("Defined"),
            List.of("Moved initial main +5"),
            List.of("Reserved first attempt 1"),
            List.of(
                "Reserved buyer-0 attempt 1",
                "Reserved buyer-1 attempt 1",
                "Reserved buyer-2 attempt 1",
                "Reserved buyer-3 attempt 1"));
    assertThat(sku.meter().batches()).containsExactly(1, 1, 1, 10);
  }

  @Test
  void ofAThousandConcurrentBuyersExactlyAsManyGetOneAsThereAre() {
    var replies =
        buyers(1000).parallelStream().map(sku::send).toList().stream().map(Inbox::said).toList();
    assertThat(replies).filteredOn("HELD main:1"::equals).hasSize(5);
    assertThat(replies)
        .filteredOn("InsufficientStock[requested=1, available=0]"::equals)
        .hasSize(995);
    assertThat(sku.replayed().available()).isZero();
  }

  @Test
  void aBatchIsNoLargerThanItsBound() {
    sku.close();
    sku = LiveSku.with(100, LiveSku.settings(1000, 3, 1000, 10_000, Moment.Limits.DEFAULT));
    sku.gate().holdWrites();
    sku.send(reserve("first", 1));
    sku.gate().awaitArrival();
    var others = sku.send(buyers(7));
    sku.look();
    sku.gate().open();

    assertThat(others.stream().map(Inbox::said)).containsOnly("HELD main:1");
    assertThat(sku.meter().batches()).containsExactly(1, 1, 1, 3, 3, 1);
    assertThat(sku.persisted()).hasSize(6);
  }

  @Test
  void noGrantIsAnsweredBeforeItIsCommitted() {
    var inbox = sku.inbox();
    sku.gate().holdWrites();
    sku.send(reserve("r1", 1), inbox);
    sku.gate().awaitArrival();
    sku.sendLook(inbox);

    assertThat(inbox.seen().sum(Shelf::held)).isZero();
    sku.gate().open();
    assertThat(inbox.said()).isEqualTo("HELD main:1");
  }

  @Test
  void noRefusalIsAnsweredBeforeTheGrantThatItRestsOnIsCommitted() {
    var inbox = sku.inbox();
    sku.gate().holdWrites();
    sku.send(reserve("first", 1));
    sku.gate().awaitArrival();
    sku.send(reserve("all", 4), inbox);
    sku.send(reserve("too-late", 1), inbox);
    sku.look();
    sku.gate().pass();
    sku.gate().awaitArrival();
    sku.sendLook(inbox);

    assertThat(inbox.seen().sum(Shelf::held)).isOne();
    sku.gate().open();
    assertThat(inbox.said()).isEqualTo("HELD main:4");
    assertThat(inbox.said()).isEqualTo("InsufficientStock[requested=1, available=0]");
  }

  @Test
  void noRepetitionIsAnsweredBeforeTheGrantThatItRestsOnIsCommitted() {
    var inbox = sku.inbox();
    sku.gate().holdWrites();
    sku.send(reserve("r1", 1));
    sku.gate().awaitArrival();
    sku.send(reserve("r1", 1), inbox);
    sku.sendLook(inbox);

    inbox.seen();
    sku.gate().open();
    assertThat(inbox.said()).isEqualTo("HELD main:1 (again)");
  }

  @Test
  void whatChangesNothingIsAnsweredWithoutAWrite() {
    sku.gate().holdWrites();
    assertThat(sku.says(reserve("greedy", 6)))
        .isEqualTo("InsufficientStock[requested=6, available=5]");
    assertThat(sku.persisted()).hasSize(2);
  }

  @Test
  void beyondTheQueueTheAnswerIsBusyAtOnce() {
    sku.close();
    sku = LiveSku.with(100, LiveSku.settings(4, 500, 1000, 10_000, Moment.Limits.DEFAULT));
    sku.gate().holdWrites();
    var inFlight = sku.send(reserve("in-flight", 1));
    sku.gate().awaitArrival();
    var queued = sku.send(buyers(4));

    assertThat(sku.ask(reserve("one-more", 1))).isEqualTo(new SkuReply.Busy());

    assertThat(sku.meter().queued()).isEqualTo(4);
    sku.gate().open();
    assertThat(inFlight.said()).isEqualTo("HELD main:1");
    assertThat(queued.stream().map(Inbox::said)).containsOnly("HELD main:1");
    assertThat(sku.meter().queued()).isZero();
    assertThat(sku.find("one-more")).isEmpty();
    assertThat(sku.says(reserve("one-more", 1))).isEqualTo("HELD main:1");
  }

  @Test
  void aLookIsNeverOlderThanAnAnswerAlreadyGiven() {
    for (int i = 0; i < 50; i++) {
      var answered =
          (SkuReply.Answered)
              sku.ask(i % 2 == 0 ? reserve("r" + i, 1) : Commands.release("r" + (i - 1)));
      assertThat(sku.look().version()).isEqualTo(answered.answer().version());
      assertThat(sku.look().sum(Shelf::held)).isEqualTo(i % 2 == 0 ? 1 : 0);
    }
  }

  @Test
  void aReservationCanBeLookedUp() {
    sku.ask(reserve("r1", 2));
    assertThat(sku.find("r1").map(Said::reservation)).contains("HELD main:2");
    sku.ask(confirm("r1", "o1", 1));
    assertThat(sku.find("r1").map(Said::reservation)).contains("CONFIRMED main:1 for o1");
    assertThat(sku.find("ghost")).isEmpty();
  }

  @Test
  void theFeedHearsEveryCommitInOrderAndNothingElse() {
    sku.ask(reserve("r1", 2));
    sku.ask(reserve("greedy", 6));
    sku.ask(confirm("r1", "o1"));

    var told = sku.feed().all(RecordingFeed.Committed.class);
    assertThat(told).extracting(RecordingFeed.Committed::sequence).containsExactly(1L, 2L, 3L, 4L);
    assertThat(told.stream().map(RecordingFeed.Committed::batch)).isEqualTo(sku.persisted());
    assertThat(told.getLast().after()).isEqualTo(sku.replayed());
  }

  private static List<StockCommand> buyers(int count) {
    return IntStream.range(0, count).mapToObj(i -> reserve("buyer-" + i, 1)).toList();
  }
}
