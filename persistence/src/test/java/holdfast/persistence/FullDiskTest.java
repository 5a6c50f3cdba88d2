package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdfast.catalog.Service;
import holdfast.catalog.SkuId;
import holdfast.stock.Answer;
import holdfast.stock.Reservation;
import holdfast.stock.Shelf;
import holdfast.stock.SkuReply;
import holdfast.stock.StockViews.SkuFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full disk under the embedded database: nobody is granted what is not on the disk, nothing that
 * was granted is lost, and the node goes on by itself when there is space again.
 */
class FullDiskTest {
  private static final SkuId SKU = new SkuId("sku");
  private static final int UNITS = 8;

  @TempDir Path directory;

  @Test
  void theNodeGoesOnWhenThereIsSpaceAgain() {
    try (var node = start()) {
      node.define(SKU, UNITS);
      for (int i = 0; i < 3; i++) {
        assertThat(node.reserve(SKU, "before-" + i, 1, 900))
            .isInstanceOf(Answer.ReservationIs.class);
      }
      node.awaitViews();
      assertThat(node.storage().isReachable()).isTrue();

      var asked = new ArrayList<String>();
      try (var _ = FileSizeLimit.full()) {
        for (int i = 0; i < 4; i++) {
          asked.add("during-" + i);
          assertThat(node.ask(SKU, RunningNode.reserving("during-" + i, 1, 900)))
              .isInstanceOfAny(SkuReply.OutcomeUnknown.class, SkuReply.Unavailable.class);
        }
        assertThat(node.storage().isReachable()).isFalse();
      }

      await()
          .atMost(RunningNode.PATIENCE)
          .until(
              () ->
                  node.ask(SKU, RunningNode.reserving("after", 1, 900))
                      instanceof SkuReply.Answered);
      assertThat(node.storage().isReachable()).isTrue();
      asked.forEach(
          id -> assertThat(node.reserve(SKU, id, 1, 900)).isInstanceOf(Answer.ReservationIs.class));
      assertThat(node.reserve(SKU, "too-late", 1, 900)).isInstanceOf(Answer.Refused.class);
      assertThat(
              node.storage()
                  .catalog()
                  .put(RunningNode.MAIN, "Renamed", 1, Service.EVERYWHERE)
                  .version())
          .isEqualTo(2);
      await().atMost(RunningNode.PATIENCE).untilAsserted(() -> assertShown(node));
    }
    try (var node = start()) {
      assertThat(node.look(SKU).sum(Shelf::held)).isEqualTo(UNITS);
      for (int i = 0; i < 3; i++) {
        assertThat(node.find(SKU, "before-" + i))
            .map(Reservation::status)
            .contains(Reservation.Status.HELD);
      }
      assertShown(node);
    }
  }

  @Test
  void aNodeStopsAlsoWhileTheDiskIsFull() {
    var node = start();
    node.define(SKU, UNITS);
    node.reserve(SKU, "before", 1, 900);
    try (var _ = FileSizeLimit.full()) {
      assertThat(node.ask(SKU, RunningNode.reserving("during", 1, 900)))
          .isInstanceOf(SkuReply.OutcomeUnknown.class);
      node.close();
    }
    try (var again = start()) {
      assertThat(again.find(SKU, "before")).isPresent();
      assertThat(again.reserve(SKU, "during", 1, 900)).isInstanceOf(Answer.ReservationIs.class);
    }
  }

  private static void assertShown(RunningNode node) {
    node.awaitViews();
    var all = new SkuFilter(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(node.storage().views().skus(all, Optional.empty(), 10))
        .singleElement()
        .satisfies(row -> assertThat(row.held()).isEqualTo(UNITS));
  }

  /** A journal that gives up soon, so that a test need not wait as long as a caller would. */
  private RunningNode start() {
    return NodeSetup.usual(new H2Database(directory).settings())
        .with("jdbc-journal.circuit-breaker.call-timeout = 1s")
        .start();
  }
}
