package holdfast.order;

import static holdfast.order.OrderSnapshot.Stage.CANCELLED;
import static holdfast.order.OrderSnapshot.Stage.SOLD;
import static holdfast.order.OrderSnapshot.Stage.WANTED;
import static holdfast.order.TheShop.refund;
import static holdfast.order.TheShop.shipment;
import static holdfast.order.TheShop.snapshot;
import static holdfast.order.TheShop.voided;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.checkout.Moments;
import holdfast.stock.SkuProfile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Goal: wherever an order dies, its SKUs come to the same end. Method: what a shop says is told
 * once without a crash, and then once for each moment in which the process can die: before and
 * after each write, before and after each SKU was asked. The shop says it again until it is told
 * that it was heard.
 */
class OrderCrashTest {
  private static final OrderNews SALE = snapshot(1, SOLD, "a:3 s:1 x:1").of("t").seen();

  @TestFactory
  Stream<DynamicTest> sold() {
    return crashes(SALE);
  }

  @TestFactory
  Stream<DynamicTest> shippedAndTakenBack() {
    return crashes(
        SALE,
        new OrderNews.Shipped(shipment("f", 2, "a:2 s:1")),
        new OrderNews.Shipped(voided("f", 3, "a:2 s:1")),
        new OrderNews.Shipped(shipment("g", 4, "a:1")));
  }

  @TestFactory
  Stream<DynamicTest> refundedAndCancelled() {
    return crashes(
        SALE,
        new OrderNews.Shipped(shipment("f", 2, "a:1")),
        new OrderNews.Refunded(refund("r", 3, Refund.Restock.RETURN, "a:1")),
        snapshot(4, CANCELLED, "a:3 s:1 x:1").seen());
  }

  @TestFactory
  Stream<DynamicTest> waitsForPaymentAndIsPaid() {
    return crashes(
        snapshot(0, WANTED, "a:3 s:1").seen(),
        snapshot(1, WANTED, "a:4 s:1").seen(),
        snapshot(2, SOLD, "a:4 s:1").seen());
  }

  private static Stream<DynamicTest> crashes(OrderNews... news) {
    var without = Moments.untilDeathAt(Integer.MAX_VALUE);
    var expected = end(List.of(news), without);
    return Stream.iterate(1, moment -> moment <= without.seen(), moment -> moment + 1)
        .map(
            moment ->
                DynamicTest.dynamicTest(
                    "dies at moment " + moment,
                    () ->
                        assertThat(end(List.of(news), Moments.untilDeathAt(moment)))
                            .isEqualTo(expected)));
  }

  private static List<String> end(List<OrderNews> news, Moments moments) {
    var shops = TheOrder.order("1").mapping("a", "A").mapping("s", "SET");
    try (var live = new LiveOrder(shops)) {
      live.warehouse()
          .with("A", 9)
          .with("B", 9)
          .withBundle(
              "SET",
              new SkuProfile.Component(new SkuId("A"), 1),
              new SkuProfile.Component(new SkuId("B"), 2));
      live.tellToTheEnd(LiveOrder.CART, snapshot(0, WANTED, "a:3").seen());
      live.mortal(moments);
      news.forEach(piece -> live.tellToTheEnd(LiveOrder.ORDER, piece));
      var cart = live.inTheEnd(LiveOrder.CART);
      var report = live.inTheEnd(LiveOrder.ORDER);
      return List.of(
          TheOrder.says(report),
          TheOrder.says(cart),
          live.warehouse().promised().toString(),
          onHand(live, "A"),
          onHand(live, "B"));
    }
  }

  private static String onHand(LiveOrder live, String sku) {
    return sku + "=" + live.warehouse().look(new SkuId(sku)).sum(shelf -> shelf.onHand());
  }
}
