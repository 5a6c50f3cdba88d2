package holdfast.order;

import static holdfast.order.OrderSnapshot.Stage.CANCELLED;
import static holdfast.order.OrderSnapshot.Stage.COMPLETED;
import static holdfast.order.OrderSnapshot.Stage.IGNORED;
import static holdfast.order.OrderSnapshot.Stage.SOLD;
import static holdfast.order.OrderSnapshot.Stage.WANTED;
import static holdfast.order.TheShop.announced;
import static holdfast.order.TheShop.refund;
import static holdfast.order.TheShop.shipment;
import static holdfast.order.TheShop.snapshot;
import static holdfast.order.TheShop.voided;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a shop's words mean for the shelf, as a table of cases. */
class TargetTest {
  private static final Terms SUPPLIER = new Terms(false, false, 600);
  private static final Terms STORE = new Terms(false, true, 600);

  /** For example {@code a: held 0 open 2 shipped 1 cancelled 0 refunded 0 expected 0}. */
  private static String target(Terms terms, OrderNews... news) {
    var facts = Facts.NONE;
    for (var piece : news) {
      facts = facts.with(piece);
    }
    return Target.of(facts, terms, List.of()).values().stream()
        .map(TargetTest::text)
        .collect(Collectors.joining(", "));
  }

  private static String text(Target target) {
    return "%s: held %d open %d shipped %d cancelled %d refunded %d expected %d"
        .formatted(
            target.line().id(),
            target.held(),
            target.open(),
            target.shippedUnits(),
            target.cancelled(),
            target.refunded(),
            target.expected());
  }

  private static String a(
      int held, int open, int shipped, int cancelled, int refunded, int expected) {
    return "a: held %d open %d shipped %d cancelled %d refunded %d expected %d"
        .formatted(held, open, shipped, cancelled, refunded, expected);
  }

  private static OrderNews shipped(Shipment shipment) {
    return new OrderNews.Shipped(shipment);
  }

  private static OrderNews refunded(Refund refund) {
    return new OrderNews.Refunded(refund);
  }

  @Test
  void stages() {
    assertThat(target(SUPPLIER, snapshot(0, IGNORED, "a:3").seen())).isEqualTo(a(0, 0, 0, 3, 0, 0));
    assertThat(target(SUPPLIER, snapshot(0, WANTED, "a:3").seen())).isEqualTo(a(3, 0, 0, 0, 0, 0));
    assertThat(target(SUPPLIER, snapshot(0, SOLD, "a:3").seen())).isEqualTo(a(0, 3, 0, 0, 0, 0));
    assertThat(target(SUPPLIER, snapshot(0, COMPLETED, "a:3").seen()))
        .isEqualTo(a(0, 0, 3, 0, 0, 0));
    assertThat(target(SUPPLIER, snapshot(0, CANCELLED, "a:3").seen()))
        .isEqualTo(a(0, 0, 0, 3, 0, 0));
  }

  @Test
  void aStoreWithoutATimeForHoldsHoldsNothing() {
    assertThat(target(new Terms(false, false, 0), snapshot(0, WANTED, "a:3").seen()))
        .isEqualTo(a(0, 0, 0, 0, 0, 0));
  }

  @Test
  void aTestOrderCountsInATestStoreOnly() {
    var order = snapshot(0, SOLD, "a:3").testing().seen();

    assertThat(target(SUPPLIER, order)).isEqualTo(a(0, 0, 0, 0, 0, 0));
    assertThat(target(new Terms(true, false, 600), order)).isEqualTo(a(0, 3, 0, 0, 0, 0));
  }

  @Test
  void whatTheShopHasStillToShipCountsWithWhatItDidNotKnowThen() {
    var order = snapshot(0, SOLD, "a:5/4").with(shipment("s1", 0, "a:1")).seen();

    assertThat(target(SUPPLIER, order)).isEqualTo(a(0, 4, 1, 0, 0, 0));
    assertThat(target(SUPPLIER, order, shipped(shipment("s1", 0, "a:1"))))
        .isEqualTo(a(0, 4, 1, 0, 0, 0));
    assertThat(target(SUPPLIER, order, shipped(shipment("s2", 1, "a:2"))))
        .isEqualTo(a(0, 2, 3, 0, 0, 0));
    assertThat(target(SUPPLIER, order, shipped(voided("s1", 1, "a:1"))))
        .isEqualTo(a(0, 5, 0, 0, 0, 0));
    assertThat(target(SUPPLIER, order, refunded(refund("r", 1, Refund.Restock.CANCEL, "a:1"))))
        .isEqualTo(a(0, 3, 1, 1, 1, 0));
  }

  @Test
  void aRefundThatTheShopHasCountedIsNotCountedTwice() {
    var refund = refund("r", 1, Refund.Restock.CANCEL, "a:1");

    assertThat(target(SUPPLIER, snapshot(1, SOLD, "a:3/2").with(refund).seen(), refunded(refund)))
        .isEqualTo(a(0, 2, 0, 1, 1, 0));
    assertThat(target(SUPPLIER, snapshot(1, SOLD, "a:3/2").naming("r").seen(), refunded(refund)))
        .isEqualTo(a(0, 2, 0, 1, 1, 0));
  }

  @Test
  void refundsOfUnitsThatHaveNotLeft() {
    var order = snapshot(0, SOLD, "a:3").seen();

    for (var restock : List.of(Refund.Restock.CANCEL, Refund.Restock.NONE, Refund.Restock.UNSAID)) {
      assertThat(target(SUPPLIER, order, refunded(refund("r", 1, restock, "a:2"))))
          .as(restock.name())
          .isEqualTo(a(0, 1, 0, 2, 2, 0));
    }
    assertThat(target(SUPPLIER, order, refunded(refund("r", 1, Refund.Restock.RETURN, "a:2"))))
        .isEqualTo(a(0, 3, 0, 0, 2, 0));
  }

  @Test
  void refundsOfUnitsThatHaveLeft() {
    var order = snapshot(0, SOLD, "a:3").with(shipment("s", 0, "a:3")).seen();

    for (var restock : List.of(Refund.Restock.RETURN, Refund.Restock.UNSAID)) {
      assertThat(target(SUPPLIER, order, refunded(refund("r", 1, restock, "a:2"))))
          .as(restock.name())
          .isEqualTo(a(0, 0, 3, 0, 2, 2));
    }
    assertThat(target(SUPPLIER, order, refunded(refund("r", 1, Refund.Restock.NONE, "a:2"))))
        .isEqualTo(a(0, 0, 3, 0, 2, 0));
  }

  @Test
  void unitsThatAreBackByTheStoresWordAreNotExpected() {
    var order = snapshot(0, SOLD, "a:3").with(shipment("s", 0, "a:3")).seen();

    assertThat(
            target(
                STORE,
                order,
                refunded(refund("r", 1, Refund.Restock.RETURN, "a:2")),
                refunded(refund("q", 1, Refund.Restock.UNSAID, "a:1"))))
        .isEqualTo(a(0, 0, 3, 0, 3, 1));
  }

  @Test
  void anAnnouncedReturnAndItsRefundAreTheSameUnits() {
    var order = snapshot(0, SOLD, "a:3").with(shipment("s", 0, "a:3")).seen();

    assertThat(target(SUPPLIER, order, announced("x", 1, "a:2"))).isEqualTo(a(0, 0, 3, 0, 0, 2));
    assertThat(
            target(
                SUPPLIER,
                order,
                announced("x", 1, "a:2"),
                refunded(refund("r", 2, Refund.Restock.RETURN, "a:2"))))
        .isEqualTo(a(0, 0, 3, 0, 2, 2));
    assertThat(target(SUPPLIER, order, announced("x", 1, "a:2"), announced("x", 2, "")))
        .isEqualTo(a(0, 0, 3, 0, 0, 0));
  }

  @Test
  void whatWasHandedOverStaysSoWhenItIsCancelled() {
    var completed = snapshot(5, COMPLETED, "a:3").completedAt(5).seen();
    var cancelled = snapshot(9, CANCELLED, "a:3").seen();

    assertThat(target(SUPPLIER, completed, cancelled)).isEqualTo(a(0, 0, 3, 0, 0, 0));
    assertThat(target(SUPPLIER, snapshot(9, CANCELLED, "a:3").completedAt(5).seen()))
        .isEqualTo(a(0, 0, 3, 0, 0, 0));
    assertThat(target(SUPPLIER, completed, snapshot(7, SOLD, "a:3").seen(), cancelled))
        .isEqualTo(a(0, 0, 0, 3, 0, 0));
  }

  @Test
  void aRefundFromBeforeItWasHandedOverIsOfWhatNeverLeft() {
    var completed = snapshot(5, COMPLETED, "a:3").naming("r").completedAt(5);

    assertThat(
            target(
                SUPPLIER, completed.seen(), refunded(refund("r", 4, Refund.Restock.UNSAID, "a:1"))))
        .isEqualTo(a(0, 0, 2, 1, 1, 0));
    assertThat(
            target(
                SUPPLIER, completed.seen(), refunded(refund("r", 6, Refund.Restock.UNSAID, "a:1"))))
        .isEqualTo(a(0, 0, 3, 0, 1, 1));
  }

  @Test
  void aRefundThatALaterSnapshotDoesNotNameWasUndone() {
    var refund = refunded(refund("r", 1, Refund.Restock.CANCEL, "a:1"));

    assertThat(target(SUPPLIER, snapshot(0, SOLD, "a:3").seen(), refund))
        .isEqualTo(a(0, 2, 0, 1, 1, 0));
    assertThat(target(SUPPLIER, snapshot(2, SOLD, "a:3").naming("r").seen(), refund))
        .isEqualTo(a(0, 2, 0, 1, 1, 0));
    assertThat(target(SUPPLIER, snapshot(2, SOLD, "a:3").seen(), refund))
        .isEqualTo(a(0, 3, 0, 0, 0, 0));
  }

  @Test
  void whatIsDeletedIsFreeWhateverComesLater() {
    assertThat(
            target(
                SUPPLIER,
                new OrderNews.Deleted(),
                snapshot(9, SOLD, "a:3").with(shipment("s", 0, "a:1")).seen()))
        .isEqualTo(a(0, 0, 1, 2, 0, 0));
  }

  @Test
  void aCartThatBecameAnOrderHoldsNothing() {
    var order = OrderKey.order(new ChannelId("web"), "1");

    assertThat(target(SUPPLIER, new OrderNews.Ordered(order), snapshot(0, WANTED, "a:3").seen()))
        .isEqualTo(a(0, 0, 0, 0, 0, 0));
  }

  @Test
  void anEditIsStaleUntilASnapshotIsAsNew() {
    var edited =
        Facts.NONE.with(snapshot(0, SOLD, "a:3").seen()).with(new OrderNews.Edited(TheShop.at(2)));

    assertThat(edited.isStale()).isTrue();
    assertThat(edited.with(snapshot(1, SOLD, "a:2").seen()).isStale()).isTrue();
    assertThat(edited.with(snapshot(2, SOLD, "a:2").seen()).isStale()).isFalse();
  }

  @Test
  void ofTwoSnapshotsOfOneMomentTheLaterReceivedCounts() {
    assertThat(target(SUPPLIER, snapshot(0, SOLD, "a:3").seen(), snapshot(0, SOLD, "a:2").seen()))
        .isEqualTo(a(0, 2, 0, 0, 0, 0));
  }
}
