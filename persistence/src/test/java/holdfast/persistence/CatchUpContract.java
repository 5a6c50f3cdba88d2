package holdfast.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.stock.Moment;
import holdfast.stock.Movement;
import holdfast.stock.RecordedMovement;
import holdfast.stock.ReservationId;
import holdfast.stock.StockViews.ReservationRow;
import holdfast.stock.StockViews.SkuFilter;
import holdfast.stock.StockViews.SkuRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Read models are derived: whatever happens to them, they come to show what the journal says. */
abstract class CatchUpContract {
  private static final List<SkuId> SKUS =
      IntStream.range(0, 3).mapToObj(i -> new SkuId("sku-" + i)).toList();
  private static final SkuFilter ALL =
      new SkuFilter(Optional.empty(), Optional.empty(), Optional.empty());

  /** A SKU forgets so fast that what is shown can't come from its state. */
  private static final Moment.Limits FORGETFUL =
      new Moment.Limits(Duration.ofHours(24), 2, 1_000, 1_000);

  abstract TestDatabase database();

  private NodeSetup setup() {
    return NodeSetup.usual(database().settings()).within(FORGETFUL);
  }

  @Test
  void readModelsThatWereDeletedAreBuiltAgainAsTheyWere() throws Exception {
    Shown before;
    try (var node = setup().start()) {
      SKUS.forEach(sku -> work(node, sku, 0));
      node.awaitViews();
      before = Shown.by(node);
    }
    assertThat(before.skus()).hasSameSizeAs(SKUS);
    assertThat(before.movements()).hasSize(SKUS.size() * 6);
    assertThat(before.reservations()).hasSize(SKUS.size() * 3);

    database().forgetViews();
    try (var node = setup().start()) {
      assertThat(Shown.by(node)).isEqualTo(before);
    }
  }

  /** A node that tells nothing leaves what a crash right after a commit leaves. */
  @Test
  void whatWasCommittedButNotShownAtACrashIsShownAfterTheRestart() throws Exception {
    try (var node = setup().start()) {
      SKUS.forEach(sku -> work(node, sku, 0));
    }
    try (var node = setup().mute().start()) {
      SKUS.forEach(sku -> work(node, sku, 1));
    }
    Shown caughtUp;
    try (var node = setup().start()) {
      caughtUp = Shown.by(node);
    }
    assertThat(caughtUp.movements()).hasSize(SKUS.size() * 12);
    assertThat(caughtUp.reservations()).hasSize(SKUS.size() * 6);

    database().forgetViews();
    try (var node = setup().start()) {
      assertThat(Shown.by(node)).isEqualTo(caughtUp);
    }
  }

  private static void work(RunningNode node, SkuId sku, int round) {
    var of = round + "-" + sku;
    node.define(sku, 10);
    node.receive(sku, "more-" + of, 5);
    node.reserve(sku, "held-" + of, 1, 900);
    node.reserve(sku, "released-" + of, 1, 900);
    node.release(sku, "released-" + of);
    node.reserve(sku, "shipped-" + of, 2, 900);
    node.confirm(sku, "shipped-" + of, "order-" + of);
    var shipped = new ReservationId("shipped-" + of);
    node.move(sku, "out-" + of, new Movement.Shipment(RunningNode.MAIN, shipped, 2));
    node.receive(sku, "in1-" + of, 1);
    node.receive(sku, "in2-" + of, 1);
    node.move(
        sku,
        "back-" + of,
        new Movement.Return(
            RunningNode.MAIN, 1, Movement.Disposition.RESTOCK, Optional.of(shipped)));
  }

  /** Everything that read models show. */
  private record Shown(
      List<SkuRow> skus, List<RecordedMovement> movements, List<ReservationRow> reservations) {
    static Shown by(RunningNode node) {
      var views = node.storage().views();
      return new Shown(
          views.skus(ALL, Optional.empty(), 100),
          SKUS.stream()
              .flatMap(sku -> views.movements(sku, true, Optional.empty(), 100).stream())
              .toList(),
          SKUS.stream()
              .flatMap(sku -> Stream.of("0-" + sku, "1-" + sku))
              .flatMap(of -> Stream.of("held-" + of, "released-" + of, "shipped-" + of))
              .flatMap(id -> views.reservation(new ReservationId(id)).stream())
              .toList());
    }
  }
}
