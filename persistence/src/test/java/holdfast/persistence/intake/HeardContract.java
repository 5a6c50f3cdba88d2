package holdfast.persistence.intake;

import static holdfast.intake.DeliverySource.SWEEP;
import static holdfast.intake.DeliverySource.WEBHOOK;
import static holdfast.persistence.intake.InboxNode.NOW;
import static holdfast.persistence.intake.InboxNode.SHOP;
import static holdfast.persistence.intake.InboxNode.ofOrder;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.intake.Delivered;
import holdfast.intake.DeliverySource;
import holdfast.intake.DeliveryState;
import holdfast.persistence.TestDatabase;
import holdfast.sweep.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** It is counted by what each order was first heard of, once, whatever the database is. */
abstract class HeardContract {
  abstract TestDatabase database();

  private InboxNode node() {
    return InboxNode.open(database(), "here", 1_000_000);
  }

  private static boolean isFirst(InboxNode node, DeliverySource source, String order, Instant at) {
    return node.keep(ofOrder(source, order, at)).isFirst();
  }

  private static Heard heard(InboxNode node, Instant now) {
    return node.storage().sweeps().of(SHOP, now).heard();
  }

  private static Heard heard(long byWebhook, long bySweep, Instant last) {
    return new Heard(byWebhook, bySweep, Optional.ofNullable(last));
  }

  @Test
  void anOrderIsFirstHeardOfOnce() {
    try (var node = node()) {
      assertThat(isFirst(node, WEBHOOK, "1", NOW)).isTrue();
      assertThat(isFirst(node, WEBHOOK, "1", NOW.plusSeconds(1))).isFalse();
      assertThat(isFirst(node, SWEEP, "1", NOW.plusSeconds(2))).isFalse();
      assertThat(isFirst(node, SWEEP, "2", NOW.plusSeconds(3))).isTrue();
      assertThat(heard(node, NOW)).isEqualTo(heard(1, 1, NOW));
    }
    try (var node = node()) {
      assertThat(isFirst(node, SWEEP, "2", NOW.plusSeconds(4))).as("after a restart").isFalse();
      assertThat(heard(node, NOW)).isEqualTo(heard(1, 1, NOW));
    }
  }

  @Test
  void aWebhookThatWasOnItsWayCountsAndOneThatCameTooLateDoesNot() {
    try (var node = node()) {
      isFirst(node, SWEEP, "1", NOW);
      isFirst(node, SWEEP, "2", NOW);
      var soon = NOW.plus(HeardRows.LATE);
      assertThat(isFirst(node, WEBHOOK, "1", soon)).isFalse();
      isFirst(node, WEBHOOK, "2", soon.plusMillis(1));
      assertThat(heard(node, NOW)).isEqualTo(heard(1, 1, soon));
      isFirst(node, WEBHOOK, "1", soon.plusMillis(2));
      assertThat(heard(node, NOW)).as("once").isEqualTo(heard(1, 1, soon));
    }
  }

  @Test
  void whatComesTogetherIsCountedAsIfItCameOneAfterTheOther() {
    try (var node = node()) {
      var kept =
          IntStream.range(0, 300)
              .mapToObj(
                  i ->
                      node.tables()
                          .keep(
                              ofOrder(
                                  i % 2 == 0 ? SWEEP : WEBHOOK,
                                  String.valueOf(1 + i % 50),
                                  NOW.plusSeconds(i))))
              .toList()
              .stream()
              .map(InboxNode::join)
              .toList();
      assertThat(kept.subList(0, 50)).allMatch(one -> one.isFirst());
      assertThat(kept.subList(50, 300)).noneMatch(one -> one.isFirst());
      assertThat(heard(node, NOW)).isEqualTo(heard(25, 25, NOW.plusSeconds(49)));
    }
  }

  @Test
  void onlyTheLastDaysCount() {
    try (var node = node()) {
      isFirst(node, SWEEP, "1", NOW.minus(Duration.ofDays(7)));
      isFirst(node, WEBHOOK, "2", NOW.minus(Duration.ofDays(6)));
      assertThat(heard(node, NOW)).isEqualTo(heard(1, 0, NOW.minus(Duration.ofDays(6))));
    }
  }

  @Test
  void whatIsOlderThanDeliveriesIsForgotten() {
    try (var node = node()) {
      isFirst(node, WEBHOOK, "1", NOW);
      isFirst(node, WEBHOOK, "2", NOW.plus(Duration.ofDays(20)));
      var later = NOW.plus(Duration.ofDays(31));
      node.tables().housekeeping().removeSome(later);
      assertThat(isFirst(node, WEBHOOK, "1", later)).isTrue();
      assertThat(isFirst(node, WEBHOOK, "2", later)).isFalse();
    }
  }

  @Test
  void theLogTellsHowADeliveryCameAndWhetherAnyWaits() {
    try (var node = node()) {
      var id = node.keep(ofOrder(SWEEP, "1", NOW)).id();
      assertThat(node.tables().delivery(id).orElseThrow().delivered().source()).isEqualTo(SWEEP);
      assertThat(node.tables().isWaiting(SHOP, NOW)).isTrue();
      assertThat(node.tables().isWaiting(SHOP, NOW.minusMillis(1))).isFalse();
      node.settle(id, DeliveryState.DONE);
      assertThat(node.tables().isWaiting(SHOP, NOW)).isFalse();
      assertThat(node.tables().waiting(id)).isEmpty();
      assertThat(List.of(node.tables().delivery(id).orElseThrow().delivered()))
          .extracting(Delivered::state)
          .containsExactly(DeliveryState.DONE);
    }
  }
}
