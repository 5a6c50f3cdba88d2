package holdfast.order;

import static holdfast.order.OrderSnapshot.Stage.SOLD;
import static holdfast.order.TheShop.announced;
import static holdfast.order.TheShop.shipment;
import static holdfast.order.TheShop.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.checkout.Moments;
import holdfast.checkout.Warehouse;
import holdfast.stock.Movement;
import holdfast.stock.SkuProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Units that came back are on the shelf once, wherever the order dies (I3, I4). */
class ReceiptCrashTest {
  private static final Receipt.Said SAID =
      new Receipt.Said(
          "d",
          Warehouse.MAIN,
          Movement.Note.NONE,
          List.of(
              line("a", 1, Movement.Disposition.RESTOCK),
              line("s", 1, Movement.Disposition.DAMAGED)));

  private static Receipt.Line line(String id, int quantity, Movement.Disposition disposition) {
    return new Receipt.Line(Optional.of(id), Optional.empty(), quantity, disposition);
  }

  @TestFactory
  Stream<DynamicTest> diesAnywhere() {
    var without = Moments.untilDeathAt(Integer.MAX_VALUE);
    var expected = end(without);
    return Stream.iterate(1, moment -> moment <= without.seen(), moment -> moment + 1)
        .map(
            moment ->
                DynamicTest.dynamicTest(
                    "dies at moment " + moment,
                    () -> assertThat(end(Moments.untilDeathAt(moment))).isEqualTo(expected)));
  }

  @Test
  void whatWasNotAnnouncedIsNotAwaitedLater() {
    var after = end(Moments.untilDeathAt(Integer.MAX_VALUE));
    assertThat(after).contains("A: 8 on hand, 0 damaged, 0 to come");
    assertThat(after).contains("B: 7 on hand, 2 damaged, 0 to come");
  }

  private static List<String> end(Moments moments) {
    try (var live = new LiveOrder(TheOrder.order("1").mapping("a", "A").mapping("s", "SET"))) {
      live.warehouse()
          .with("A", 9)
          .with("B", 9)
          .withBundle("SET", new SkuProfile.Component(new SkuId("B"), 2));
      live.tellToTheEnd(LiveOrder.ORDER, snapshot(1, SOLD, "a:2 s:1").seen());
      live.tellToTheEnd(LiveOrder.ORDER, new OrderNews.Shipped(shipment("f", 2, "a:2 s:1")));
      live.mortal(moments);
      live.askToTheEnd(LiveOrder.ORDER, replyTo -> new OrderMessage.Receive(SAID, replyTo));
      var report = live.tellToTheEnd(LiveOrder.ORDER, announced("r", 3, "a:1 s:1"));
      return List.of(TheOrder.says(report), stock(live, "A"), stock(live, "B"));
    }
  }

  private static String stock(LiveOrder live, String sku) {
    var summary = live.warehouse().look(new SkuId(sku));
    return "%s: %d on hand, %d damaged, %d to come"
        .formatted(
            sku,
            summary.sum(shelf -> shelf.onHand()),
            summary.sum(shelf -> shelf.damaged()),
            summary.owed().returning());
  }
}
