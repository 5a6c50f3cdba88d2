package holdfast.order;

import static holdfast.order.OrderSnapshot.Stage.SOLD;
import static holdfast.order.TheShop.shipment;
import static holdfast.order.TheShop.snapshot;
import static holdfast.order.TheShop.voided;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.checkout.Warehouse;
import holdfast.stock.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All 3 units of an order left two days ago; its SKU has forgotten the sale, the shop has not. */
class LateNewsTest {
  private final TestClock clock = new TestClock();
  private final TheOrder order = TheOrder.order("1", clock).mapping("a", "A");

  private static OrderNews shipped(Shipment shipment) {
    return new OrderNews.Shipped(shipment);
  }

  @BeforeEach
  void twoDaysAgo() {
    order.warehouse().with("A", 10);
    order.tell(snapshot(0, SOLD, "a:3").seen(), shipped(shipment("s", 1, "a:3")));
    clock.advance(Duration.ofDays(2));
    order.warehouse().receive("A", Warehouse.MAIN, 1);
  }

  @Test
  void unitsThatNeverLeftAreCommittedAgainOnce() {
    order.tell(shipped(voided("s", 2, "a:3")));
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 3");
    assertThat(order.stock("A")).isEqualTo("11 on hand, 0 held, 3 committed");

    order.tell(shipped(shipment("s2", 3, "a:3")));
    assertThat(order.stock("A")).isEqualTo("8 on hand, 0 held, 0 committed");
  }

  @Test
  void whatIsAddedIsTakenAndNoMore() {
    order.tell(snapshot(2, SOLD, "a:5").seen());
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 2 shipped 3");
    assertThat(order.stock("A")).isEqualTo("8 on hand, 0 held, 2 committed");
  }
}
