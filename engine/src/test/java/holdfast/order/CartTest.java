package holdfast.order;

import static holdfast.order.OrderSnapshot.Stage.SOLD;
import static holdfast.order.OrderSnapshot.Stage.WANTED;
import static holdfast.order.TheShop.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.checkout.Warehouse;
import holdfast.stock.TestClock;
import org.junit.jupiter.api.Test;

/** Carts hold what is in them, as far as there is any, and give it to the order they become. */
class CartTest {
  private static final OrderKey CART = OrderKey.cart(Warehouse.WEB, "t");
  private static final OrderKey ORDER = OrderKey.order(Warehouse.WEB, "1");

  private final TheOrder cart = new TheOrder(CART, new Warehouse(new TestClock()));

  CartTest() {
    cart.mapping("a", "A").mapping("b", "B").mapping("a2", "A");
    cart.warehouse().with("A", 10).with("B", 5);
  }

  @Test
  void aCartHoldsTheSumOfItsLines() {
    cart.tell(snapshot(0, WANTED, "a:3 b:1 a2:2").seen());

    assertThat(cart.asked()).containsExactly("Hold A 5", "Hold B 1");
    assertThat(cart.says()).isEqualTo("SETTLED; a: held 3; a2: held 2; b: held 1");
  }

  @Test
  void aNewerCartReplacesWhatIsHeld() {
    cart.tell(snapshot(0, WANTED, "a:3 b:1").seen()).tell(snapshot(1, WANTED, "a:9").seen());

    assertThat(cart.stock("A")).isEqualTo("10 on hand, 9 held, 0 committed");
    assertThat(cart.stock("B")).isEqualTo("5 on hand, 0 held, 0 committed");
  }

  @Test
  void whatIsNotThereIsNotHeldAndNoTrouble() {
    cart.tell(snapshot(0, WANTED, "a:12 b:1").seen());

    assertThat(cart.says()).isEqualTo("SETTLED; a: held 10; b: held 1");
  }

  @Test
  void theOrderTakesOverWhatTheCartHolds() {
    cart.tell(snapshot(0, WANTED, "a:10").seen());
    var order = cart.sharing(ORDER);
    order.tell(snapshot(1, SOLD, "a:10").of("t").seen());
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 10");

    cart.tell(new OrderNews.Ordered(ORDER));
    cart.tell(snapshot(2, WANTED, "a:1").seen());
    assertThat(cart.stock("A")).isEqualTo("10 on hand, 0 held, 10 committed");
    assertThat(cart.says()).isEqualTo("SETTLED; a:");
  }

  @Test
  void anOrderThatWaitsForPaymentIsNotKeptFromTheLastUnitByItsOwnCart() {
    cart.tell(snapshot(0, WANTED, "a:10").seen());
    var order = cart.sharing(ORDER);
    order.tell(snapshot(1, WANTED, "a:10").of("t").seen());

    assertThat(order.asked()).containsExactly("Hold A 10");
    assertThat(order.says()).isEqualTo("SETTLED; a: held 10");
    assertThat(cart.stock("A")).isEqualTo("10 on hand, 10 held, 0 committed");
  }

  @Test
  void anOrderThatComesBeforeItsCartLeavesATombstone() {
    cart.tell(new OrderNews.Ordered(ORDER)).tell(snapshot(0, WANTED, "a:10").seen());

    assertThat(cart.stock("A")).isEqualTo("10 on hand, 0 held, 0 committed");
  }

  @Test
  void whatTheOrderDidNotTakeIsFree() {
    cart.tell(snapshot(0, WANTED, "a:4 b:2").seen());
    var order = cart.sharing(ORDER);
    order.tell(snapshot(1, SOLD, "a:1").of("t").seen());
    cart.tell(new OrderNews.Ordered(ORDER));

    assertThat(cart.stock("A")).isEqualTo("10 on hand, 0 held, 1 committed");
    assertThat(cart.stock("B")).isEqualTo("5 on hand, 0 held, 0 committed");
  }
}
