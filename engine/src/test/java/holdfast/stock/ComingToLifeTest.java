package holdfast.stock;

import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.pekko.persistence.testkit.ReadEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A SKU that stops and comes to life again is the same SKU. */
class ComingToLifeTest {
  private LiveSku sku = LiveSku.with(5);

  @AfterEach
  void stop() {
    sku.close();
  }

  @Test
  void fromTheJournalComesTheSameState() {
    live();
    var before = lastState();
    sku.restart();
    assertThat(sku.look()).isEqualTo(SkuSummary.of(before));
    assertThat(recovered(2).stock()).isEqualTo(before).isEqualTo(sku.replayed());
    assertThat(recovered(2).sequence()).isEqualTo(6);
  }

  @Test
  void fromASnapshotComesTheSameState() {
    sku.close();
    sku = LiveSku.with(5, LiveSku.settings(1000, 500, 1, 1, Moment.Limits.DEFAULT));
    live();
    var before = lastState();
    assertThat(sku.storedSnapshots()).last().isEqualTo(before);
    sku.journal().clearAllPreservingSeqNumbers();

    sku.restart();

    assertThat(sku.look()).isEqualTo(SkuSummary.of(before));
    assertThat(recovered(2).stock()).isEqualTo(before);
    assertThat(recovered(2).sequence()).isEqualTo(6);
    assertThat(sku.says(reserve("r3", 9))).isEqualTo("InsufficientStock[requested=9, available=1]");
  }

  @Test
  void fromASnapshotAndWhatCameAfterItComesTheSameState() {
    sku.close();
    sku = LiveSku.with(5, LiveSku.settings(1000, 500, 4, 4, Moment.Limits.DEFAULT));
    live();
    assertThat(sku.storedSnapshots()).hasSize(1);
    var before = lastState();
    sku.restart();
    sku.look();
    assertThat(recovered(2).stock()).isEqualTo(before).isEqualTo(sku.replayed());
  }

  @Test
  void theFeedHearsOfAnEmptySkuTooWhenItComesToLife() {
    sku.close();
    sku = new LiveSku(LiveSku.ROOMY);
    assertThat(recovered(1).stock()).isEqualTo(Stock.EMPTY);
    assertThat(recovered(1).sequence()).isZero();
  }

  @Test
  void answersAreTheSameAfterARestart() {
    live();
    sku.restart();
    assertThat(sku.says(reserve("r1", 2))).isEqualTo("CONFIRMED main:2(1 shipped) for o1 (again)");
    assertThat(sku.says(shipment("s1", "main", "r1", 1))).isEqualTo("main -1 (again)");
  }

  @Test
  void whoAsksWhileItComesToLifeWaitsAndThenSeesEverything() {
    sku.ask(reserve("r1", 2));
    sku.retire();
    sku.awaitStopped();
    sku.gate().hold(ReadEvents.class);
    sku.start();
    sku.gate().awaitArrival();
    var looking = sku.sendLook();
    var asking = sku.send(reserve("r2", 1));
    sku.gate().open();

    var seen = looking.seen();
    assertThat(seen.sum(Shelf::held)).isEqualTo(2);
    assertThat(seen.version()).isEqualTo(3);
    assertThat(asking.said()).isEqualTo("HELD main:1");
  }

  @Test
  void theQueueIsBoundedAlsoWhileItComesToLife() {
    sku.close();
    sku = LiveSku.with(5, LiveSku.settings(2, 500, 1000, 10_000, Moment.Limits.DEFAULT));
    sku.retire();
    sku.awaitStopped();
    sku.gate().hold(ReadEvents.class);
    sku.start();
    sku.gate().awaitArrival();
    var queued = sku.send(List.of(reserve("r1", 1), reserve("r2", 1)));
    assertThat(sku.ask(reserve("r3", 1))).isEqualTo(new SkuReply.Busy());
    sku.gate().open();
    assertThat(queued.stream().map(Inbox::said)).containsOnly("HELD main:1");
  }

  @Test
  void aSkuThatWasKilledInMidWriteComesBackWithWhatWasCommitted() {
    sku.gate().holdWrites();
    var lost = sku.send(reserve("r1", 1));
    sku.gate().awaitArrival();
    sku.send(reserve("never-written", 1));
    sku.kill();
    sku.start();
    sku.gate().open();

    assertThat(sku.says(reserve("r1", 1))).isEqualTo("HELD main:1 (again)");
    assertThat(sku.find("never-written")).isEmpty();
    lost.expectNothing();
  }

  @Test
  void retiringFinishesWhatIsQueuedThenStops() {
    sku.gate().holdWrites();
    var inFlight = sku.send(reserve("r1", 1));
    sku.gate().awaitArrival();
    var queued = sku.send(List.of(reserve("r2", 1), reserve("r3", 9)));
    sku.retire();
    sku.look();
    sku.gate().open();

    assertThat(inFlight.said()).isEqualTo("HELD main:1");
    assertThat(queued.stream().map(Inbox::said))
        .containsExactly("HELD main:1", "InsufficientStock[requested=9, available=3]");
    sku.awaitStopped();
    assertThat(sku.persistedInWords())
        .endsWith(List.of("Reserved r1 attempt 1"), List.of("Reserved r2 attempt 1"));
  }

  @Test
  void anIdleSkuRetiresAtOnce() {
    sku.retire();
    sku.awaitStopped();
  }

  @Test
  void aSkuThatComesToLifeOnlyToRetireStillAnswersWhoAskedBefore() {
    sku.retire();
    sku.awaitStopped();
    sku.gate().hold(ReadEvents.class);
    sku.start();
    sku.gate().awaitArrival();
    var asking = sku.send(reserve("r1", 1));
    sku.retire();
    sku.gate().open();
    assertThat(asking.said()).isEqualTo("HELD main:1");
    sku.awaitStopped();
  }

  /** Four more events after the definition and the receipt. */
  private void live() {
    sku.ask(reserve("r1", 2));
    sku.ask(confirm("r1", "o1"));
    sku.ask(shipment("s1", "main", "r1", 1));
    sku.ask(reserve("r2", 2, 60));
  }

  private Stock lastState() {
    return sku.feed().all(RecordingFeed.Committed.class).getLast().after();
  }

  private RecordingFeed.Recovered recovered(int time) {
    return sku.feed().await(RecordingFeed.Recovered.class, time);
  }
}
