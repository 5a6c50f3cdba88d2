package holdfast.order;

import static holdfast.order.OrderSnapshot.Stage.SOLD;
import static holdfast.order.TheShop.at;
import static holdfast.order.TheShop.refund;
import static holdfast.order.TheShop.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a shop changed or refunded without saying how is read from it. */
class ReadingTest {
  private static final OrderNews SOLD_THREE = snapshot(1, SOLD, "a:3").seen();
  private static final OrderNews EDITED = new OrderNews.Edited(at(2));
  private static final OrderNews NAMES_A_REFUND = snapshot(2, SOLD, "a:3").naming("r").seen();
  private static final OrderSnapshot AFTER_THE_EDIT = snapshot(3, SOLD, "a:1").order();
  private static final Refund REFUND = refund("r", 2, Refund.Restock.UNSAID, "a:2");

  private static SimulatedDesk desk(int away) {
    return new SimulatedDesk(Optional.of(AFTER_THE_EDIT), List.of(REFUND), away);
  }

  private static LiveOrder live(ShopDesk desk) {
    var live = new LiveOrder(TheOrder.order("1").mapping("a", "A"), desk);
    live.warehouse().with("A", 9);
    return live;
  }

  @Test
  void anEditedOrderIsReadAndFollowed() {
    try (var live = live(desk(0))) {
      live.tellToTheEnd(LiveOrder.ORDER, SOLD_THREE);
      var report = live.tellToTheEnd(LiveOrder.ORDER, EDITED);
      assertThat(TheOrder.says(report)).isEqualTo("SETTLED; a: committed 1");
      assertThat(report.isStale()).isFalse();
    }
  }

  @Test
  void refundsWithoutQuantitiesAreReadThoughTheShopWasAwayAtFirst() {
    var desk = desk(2);
    try (var live = live(desk)) {
      var report = live.tellToTheEnd(LiveOrder.ORDER, NAMES_A_REFUND);
      assertThat(TheOrder.says(report)).isEqualTo("SETTLED; a: committed 1 cancelled 2");
      assertThat(desk.asked()).isEqualTo(3);
    }
  }

  @Test
  void aShopThatStaysAwayIsLeftToTheSweep() {
    var desk = desk(7);
    try (var live = live(desk)) {
      var report = live.tellToTheEnd(LiveOrder.ORDER, NAMES_A_REFUND);
      assertThat(report.troubles())
          .extracting(Trouble::reason)
          .containsExactly(Trouble.Reason.REFUNDS_UNREAD);
      assertThat(desk.asked()).isEqualTo(5);
      var swept = live.sweep();
      assertThat(TheOrder.says(swept)).isEqualTo("SETTLED; a: committed 1 cancelled 2");
    }
  }

  @Test
  void withoutAConnectorTheOrderStaysOpenAndItsLinesGoOn() {
    try (var live = live(ShopDesk.NOT_CONNECTED)) {
      live.tellToTheEnd(LiveOrder.ORDER, SOLD_THREE);
      var report = live.tellToTheEnd(LiveOrder.ORDER, EDITED);
      assertThat(TheOrder.says(report)).isEqualTo("OPEN; a: committed 3");
      assertThat(report.troubles())
          .extracting(Trouble::reason)
          .containsExactly(Trouble.Reason.STALE);
      assertThat(report.troubles().getFirst().detail()).contains("no connector");

      var shown = live.tellToTheEnd(LiveOrder.ORDER, new OrderNews.Seen(AFTER_THE_EDIT));
      assertThat(TheOrder.says(shown)).isEqualTo("SETTLED; a: committed 1");
      assertThat(shown.troubles()).isEmpty();
    }
  }

  @Test
  void aRefusalIsATroubleUntilTheShopTells() {
    var desk = desk(0);
    desk.refuse(Optional.of("no such scope"));
    try (var live = live(desk)) {
      var report = live.tellToTheEnd(LiveOrder.ORDER, NAMES_A_REFUND);
      assertThat(report.troubles().getFirst().detail()).isEqualTo("the shop: no such scope");
      desk.refuse(Optional.empty());
      var after = live.sweep();
      assertThat(TheOrder.says(after)).isEqualTo("SETTLED; a: committed 1 cancelled 2");
      assertThat(after.troubles()).isEmpty();
    }
  }

  @Test
  void anAnswerThatShowsNothingNewIsATroubleAndNotALoop() {
    var desk = new SimulatedDesk(Optional.empty(), List.of(), 0);
    try (var live = live(desk)) {
      live.tellToTheEnd(LiveOrder.ORDER, SOLD_THREE);
      var report = live.tellToTheEnd(LiveOrder.ORDER, EDITED);
      assertThat(report.troubles().getFirst().detail()).contains("does not show it");
      assertThat(desk.asked()).isEqualTo(1);
    }
  }
}
