package holdfast.stock;

import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A snapshot is taken at a quiet moment when it is worth it, and at the latest after so many events
 * that a restart stays short. It is never needed for a true answer.
 */
class SnapshotPolicyTest {
  private LiveSku sku = LiveSku.with(100, after(5, 1000));

  @AfterEach
  void stop() {
    sku.close();
  }

  @Test
  void atAQuietMomentItIsTakenAfterSoManyEvents() {
    move(3, 4);
    assertThat(snapshots()).isEmpty();
    move(5);
    assertThat(snapshots()).containsExactly(5L);
    move(6, 7, 8, 9);
    assertThat(snapshots()).containsExactly(5L);
    move(10);
    assertThat(snapshots()).containsExactly(5L, 10L);
  }

  @Test
  void theFeedHearsOfItWhenItIsStored() {
    move(3, 4, 5);
    assertThat(sku.feed().await(RecordingFeed.SnapshotStored.class, 1).sequence()).isEqualTo(5);
    assertThat(sku.storedSnapshots()).containsExactly(sku.replayed());
  }

  @Test
  void anEventThatWasReplayedCountsAsWell() {
    move(3, 4);
    sku.restart();
    move(5);
    assertThat(snapshots()).containsExactly(5L);
  }

  @Test
  void underLoadItIsPutOffUntilItIsQuiet() {
    sendTogether(receipts(10));
    assertThat(snapshots()).isEmpty();
    assertThat(sku.ask(receipt("quiet", "main", 1))).isInstanceOf(SkuReply.Answered.class);
    assertThat(snapshots()).containsExactly(5L);
  }

  @Test
  void underLoadItIsNotPutOffForEver() {
    sku.close();
    sku = LiveSku.with(100, after(5, 13));
    sendTogether(receipts(10));
    assertThat(snapshots()).containsExactly(4L);
  }

  @Test
  void aStateOfManyReservationsWaitsForAsManyEvents() {
    sendTogether(IntStream.range(0, 20).mapToObj(i -> reserve("r" + i, 1)).toList());
    var version = Math.toIntExact(sku.look().version());
    move(version + 1);
    assertThat(snapshots()).containsExactly(5L);

    IntStream.rangeClosed(2, 20).forEach(i -> move(version + i));
    assertThat(snapshots()).containsExactly(5L);
    move(version + 21);
    assertThat(snapshots()).containsExactly(5L, 25L);
  }

  @Test
  void aSnapshotThatFailsCostsNoAnswer() {
    sku.snapshots().failNextPersisted();
    move(3, 4, 5);
    assertThat(snapshots()).isEmpty();
    move(6);
    assertThat(snapshots()).containsExactly(6L);
    assertThat(sku.meter().failures()).isZero();
  }

  /** Commands whose events bring the SKU to these versions, one after the other. */
  private void move(int... versions) {
    for (var version : versions) {
      assertThat(sku.ask(receipt("m" + version, "main", 1)))
          .isInstanceOfSatisfying(
              SkuReply.Answered.class,
              answered -> assertThat(answered.answer().version()).isEqualTo(version));
    }
  }

  /** One write is in flight, and behind it these commands wait to be decided together. */
  private void sendTogether(List<StockCommand> commands) {
    sku.gate().holdWrites();
    var first = sku.send(receipt("first", "main", 1));
    sku.gate().awaitArrival();
    var others = sku.send(commands);
    sku.look();
    sku.gate().open();
    assertThat(first.said()).isEqualTo("main +1");
    assertThat(others).allMatch(inbox -> inbox.next() instanceof SkuReply.Answered);
  }

  private static List<StockCommand> receipts(int count) {
    return IntStream.range(0, count).mapToObj(i -> receipt("load-" + i, "main", 1)).toList();
  }

  /** The sequence numbers of the snapshots that the feed has heard of when everything is quiet. */
  private List<Long> snapshots() {
    sku.look();
    return sku.feed().all(RecordingFeed.SnapshotStored.class).stream()
        .map(RecordingFeed.SnapshotStored::sequence)
        .toList();
  }

  private static SkuSettings after(int events, int atLatest) {
    return LiveSku.settings(1000, 500, events, atLatest, Moment.Limits.DEFAULT);
  }
}
