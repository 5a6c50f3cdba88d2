package holdfast.order;

import static holdfast.order.TheShop.refund;
import static holdfast.order.TheShop.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.order.OrderSnapshot.Stage;
import holdfast.stock.SkuProfile;
import org.junit.jupiter.api.Test;

/** By how much an order lowers the number that its own shop shows: the SKU counts on it. */
class ShownLessTest {
  private static TheOrder order() {
    var order = TheOrder.order("1").mapping("a", "A");
    order.warehouse().with("A", 10);
    return order;
  }

  @Test
  void whatIsSoldIsNoLongerShown() {
    var order = order().tell(snapshot(1, Stage.SOLD, "a:3/3~3").seen());
    assertThat(order.lowered()).containsExactly(3);
  }

  @Test
  void whatIsCancelledIsShownAgainOnlyIfTheShopPutItBack() {
    var kept = order().tell(snapshot(1, Stage.SOLD, "a:3/3~3").seen());
    kept.tell(snapshot(2, Stage.CANCELLED, "a:3/0~3").seen());
    assertThat(kept.asked()).containsExactly("Sell A 3", "Sell A 0");
    assertThat(kept.lowered()).containsExactly(3, 0);

    var putBack = order().tell(snapshot(1, Stage.SOLD, "a:3/3~3").seen());
    putBack.tell(snapshot(2, Stage.CANCELLED, "a:3/0~0").seen());
    assertThat(putBack.lowered()).containsExactly(3, -3);
  }

  @Test
  void whatIsPutBackLaterIsToldThoughNothingElseChanges() {
    var order = order().tell(snapshot(1, Stage.CANCELLED, "a:3/0~3").seen());
    order.tell(snapshot(2, Stage.SOLD, "a:3/3~3").seen());
    order.tell(snapshot(3, Stage.CANCELLED, "a:3/0~3").seen());
    order.tell(snapshot(4, Stage.CANCELLED, "a:3/0~1").seen());
    assertThat(order.lowered()).containsExactly(3, 0, -2);
  }

  @Test
  void aRefundCountsUntilTheShopCountsItItself() {
    var order = order().tell(snapshot(1, Stage.SOLD, "a:3/3~3").seen());
    var refund = refund("r", 2, Refund.Restock.CANCEL, "a:2");
    order.tell(new OrderNews.Refunded(refund));
    assertThat(order.lowered()).containsExactly(3, -2);
    order.tell(snapshot(3, Stage.SOLD, "a:3/1~1").with(refund).seen());
    assertThat(order.lowered()).containsExactly(3, -2);
  }

  @Test
  void moneyAloneShowsNothingAgain() {
    var order = order().tell(snapshot(1, Stage.SOLD, "a:3/3~3").seen());
    order.tell(new OrderNews.Refunded(refund("r", 2, Refund.Restock.NONE, "a:2")));
    assertThat(order.asked()).containsExactly("Sell A 3", "Sell A 1");
    assertThat(order.lowered()).containsExactly(3, 0);
  }

  @Test
  void aShopThatDoesNotSayShowsLessByWhatIsSold() {
    var order = order().tell(snapshot(1, Stage.SOLD, "a:3/3").seen());
    order.tell(snapshot(2, Stage.SOLD, "a:1/1").seen());
    assertThat(order.lowered()).containsExactly(3, -2);
  }

  /** The shop counts sets, and shows as many single ones as before. */
  @Test
  void ofTheComponentsOfWhatIsSoldNothingLessIsShown() {
    var order = TheOrder.order("1").mapping("a", "SET");
    order.warehouse().with("A", 10);
    order.warehouse().withBundle("SET", new SkuProfile.Component(new SkuId("A"), 2));
    order.tell(snapshot(1, Stage.SOLD, "a:3/3~3").seen());
    assertThat(order.asked()).containsExactly("Sell A 6");
    assertThat(order.lowered()).containsExactly(0);
  }
}
