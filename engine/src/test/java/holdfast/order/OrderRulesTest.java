package holdfast.order;

import static holdfast.order.OrderSnapshot.Stage.CANCELLED;
import static holdfast.order.OrderSnapshot.Stage.COMPLETED;
import static holdfast.order.OrderSnapshot.Stage.SOLD;
import static holdfast.order.OrderSnapshot.Stage.WANTED;
import static holdfast.order.TheShop.refund;
import static holdfast.order.TheShop.shipment;
import static holdfast.order.TheShop.snapshot;
import static holdfast.order.TheShop.voided;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.checkout.Warehouse;
import holdfast.stock.SkuProfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an order has its SKUs do, with SKUs on their own core. */
class OrderRulesTest {
  private final TheOrder order = TheOrder.order("1").mapping("a", "A").mapping("b", "B");

  OrderRulesTest() {
    order.warehouse().with("A", 10).with("B", 5);
  }

  private static OrderNews shipped(Shipment shipment) {
    return new OrderNews.Shipped(shipment);
  }

  @Test
  void whatIsSoldIsCommittedAndWhatLeavesLeaves() {
    order.tell(snapshot(0, SOLD, "a:3 b:1").seen());
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 3; b: committed 1");

    order.tell(shipped(shipment("s", 1, "a:2")));
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 1 shipped 2; b: committed 1");
    assertThat(order.stock("A")).isEqualTo("8 on hand, 0 held, 1 committed");
  }

  @Test
  void theSameAgainDoesNothing() {
    var sold = snapshot(0, SOLD, "a:3").seen();
    order.tell(sold, sold).tell(sold);

    assertThat(order.asked()).containsExactly("Sell A 3");
  }

  @Test
  void cancelledUnitsAreFree() {
    order.tell(snapshot(0, SOLD, "a:3").seen(), shipped(shipment("s", 1, "a:1")));
    order.tell(snapshot(2, CANCELLED, "a:3").seen());

    assertThat(order.says()).isEqualTo("SETTLED; a: shipped 1 cancelled 2");
    assertThat(order.stock("A")).isEqualTo("9 on hand, 0 held, 0 committed");
  }

  @Test
  void aCancellationThatComesFirstLeavesATombstone() {
    order.tell(snapshot(2, CANCELLED, "a:3").seen()).tell(snapshot(0, SOLD, "a:3").seen());

    assertThat(order.asked()).isEmpty();
    assertThat(order.says()).isEqualTo("SETTLED; a: cancelled 3");
  }

  @Test
  void whatIsTakenOutOfTheBinIsSoldAgain() {
    order.tell(snapshot(0, SOLD, "a:3").seen(), new OrderNews.Deleted());
    assertThat(order.says()).isEqualTo("SETTLED; a: cancelled 3");

    order.tell(new OrderNews.Restored());
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 3");
    assertThat(order.stock("A")).isEqualTo("10 on hand, 0 held, 3 committed");
  }

  @Test
  void completedMeansShipped() {
    order.tell(snapshot(0, COMPLETED, "a:3").seen());

    assertThat(order.says()).isEqualTo("SETTLED; a: shipped 3");
    assertThat(order.stock("A")).isEqualTo("7 on hand, 0 held, 0 committed");
  }

  @Test
  void aShipmentThatDidNotLeaveComesBackAndIsCommittedAgain() {
    order.tell(snapshot(0, SOLD, "a:3").seen(), shipped(shipment("s", 1, "a:2")));
    order.tell(shipped(voided("s", 2, "a:2")));

    assertThat(order.says()).isEqualTo("SETTLED; a: committed 3");
    assertThat(order.stock("A")).isEqualTo("10 on hand, 0 held, 3 committed");

    order.tell(shipped(shipment("s2", 3, "a:3")));
    assertThat(order.says()).isEqualTo("SETTLED; a: shipped 3");
    assertThat(order.stock("A")).isEqualTo("7 on hand, 0 held, 0 committed");
  }

  @Test
  void aVoidShipmentStaysVoidWhateverElseWasSaidInTheSameSecond() {
    order.tell(snapshot(0, SOLD, "a:3").seen(), shipped(voided("s", 1, "a:2")));
    order.tell(shipped(shipment("s", 1, "a:2")));

    assertThat(order.says()).isEqualTo("SETTLED; a: committed 3");
    assertThat(order.stock("A")).isEqualTo("10 on hand, 0 held, 3 committed");
  }

  @Test
  void aShipmentThatGrowsAndShrinks() {
    order.tell(snapshot(0, SOLD, "a:3").seen(), shipped(shipment("s", 1, "a:1")));
    order.tell(shipped(shipment("s", 2, "a:3")));
    assertThat(order.stock("A")).isEqualTo("7 on hand, 0 held, 0 committed");

    order.tell(shipped(shipment("s", 3, "a:2")));
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 1 shipped 2");
    assertThat(order.stock("A")).isEqualTo("8 on hand, 0 held, 1 committed");
  }

  @Test
  void aBundleTakesItsComponentsByTheRecipeOfTheFirstTime() {
    order
        .warehouse()
        .withBundle(
            "SET",
            new SkuProfile.Component(new SkuId("A"), 2),
            new SkuProfile.Component(new SkuId("B"), 1));
    order.mapping("s", "SET").tell(snapshot(0, SOLD, "s:2").seen());
    assertThat(order.says()).isEqualTo("SETTLED; s: committed 2");
    assertThat(order.stock("A")).isEqualTo("10 on hand, 0 held, 4 committed");

    order.warehouse().withBundle("SET", new SkuProfile.Component(new SkuId("B"), 1));
    order.tell(snapshot(1, SOLD, "s:3").seen(), shipped(shipment("x", 1, "s:1")));
    assertThat(order.stock("A")).isEqualTo("8 on hand, 0 held, 4 committed");
    assertThat(order.stock("B")).isEqualTo("4 on hand, 0 held, 2 committed");
  }

  @Test
  void anUnmappedLineWaitsAndOthersGoOn() {
    order.tell(snapshot(0, SOLD, "a:3 x:1").seen());
    assertThat(order.says()).isEqualTo("TROUBLED; a: committed 3; x: UNMAPPED");

    order.mapping("x", "B").retry();
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 3; x: committed 1");
  }

  @Test
  void anUnmappedLineThatIsCancelledIsNoTrouble() {
    order.tell(snapshot(0, SOLD, "x:1").seen()).tell(snapshot(1, CANCELLED, "x:1").seen());

    assertThat(order.says()).isEqualTo("SETTLED; x: cancelled 1");
  }

  @Test
  void unitsThatAreNotThereAreOversoldAndFoundLater() {
    order.tell(snapshot(0, SOLD, "b:7").seen());
    assertThat(order.says()).isEqualTo("SETTLED; b: committed 5 oversold 2");

    order.warehouse().receive("B", Warehouse.MAIN, 9);
    order.retry();
    assertThat(order.says()).isEqualTo("SETTLED; b: committed 7");
  }

  @Test
  void shippedThoughNothingWasThere() {
    order.tell(snapshot(0, SOLD, "b:7").seen(), shipped(shipment("s", 1, "b:7")));
    assertThat(order.says()).isEqualTo("TROUBLED; b: shipped 5 oversold 2 SHIPPED_WITHOUT_STOCK");

    order.retry();
    assertThat(order.state().version()).as("nothing new is stored").isEqualTo(versionAfterRetry());

    order.warehouse().receive("B", Warehouse.MAIN, 9);
    order.retry();
    assertThat(order.says()).isEqualTo("SETTLED; b: shipped 7");
  }

  private long versionAfterRetry() {
    return order.retry().state().version();
  }

  @Test
  void unitsLeaveWhereTheShopSaysOrElseWhereTheyWerePicked() {
    order.warehouse().with("A", Warehouse.FAR, 4);
    order.at("there", Warehouse.FAR);
    order.tell(snapshot(0, SOLD, "a:9").seen());
    order.tell(
        new OrderNews.Shipped(
            new Shipment(
                "s",
                TheShop.at(1),
                false,
                Optional.of("there"),
                List.of(new Shipment.Units("a", 6)))));

    assertThat(order.says()).isEqualTo("SETTLED; a: committed 3 shipped 6");
    assertThat(order.asked())
        .containsExactly("Sell A 9", "Ship A 6 from far", "Ship A 6 from main");
  }

  @Test
  void returnsAreExpectedUntilTheyAreHere() {
    order.tell(snapshot(0, SOLD, "a:3").seen(), shipped(shipment("s", 1, "a:3")));
    order.tell(new OrderNews.Refunded(refund("r", 2, Refund.Restock.RETURN, "a:2")));

    assertThat(order.says()).isEqualTo("SETTLED; a: shipped 3 expected 2");
    assertThat(order.asked()).last().isEqualTo("Expect A 2");
    assertThat(order.stock("A")).isEqualTo("7 on hand, 0 held, 0 committed");
  }

  @Test
  void unitsThatNeverLeftAreNoneOfThoseThatComeBack() {
    order.tell(snapshot(0, SOLD, "a:3").seen(), shipped(shipment("s", 1, "a:1")));
    order.tell(shipped(voided("s", 2, "a:1")), shipped(shipment("t", 3, "a:2")));
    order.tell(shipped(shipment("u", 4, "a:1")));
    order.tell(new OrderNews.Refunded(refund("r", 5, Refund.Restock.RETURN, "a:1")));
    assertThat(expected("A")).isEqualTo(1);

    order.tell(shipped(voided("u", 6, "a:1")));
    assertThat(expected("A")).isEqualTo(1);
  }

  /** Units that the SKU itself expects. */
  private long expected(String sku) {
    return order.warehouse().look(new SkuId(sku)).owed().returning();
  }

  @Test
  void aStoreWhoseWordCountsPutsThemOnTheShelfOnce() {
    order.under(new Terms(false, true, 600));
    order.tell(snapshot(0, SOLD, "a:3").seen(), shipped(shipment("s", 1, "a:3")));
    var refunded = new OrderNews.Refunded(refund("r", 2, Refund.Restock.RETURN, "a:2"));
    order.tell(refunded).tell(refunded);

    assertThat(order.stock("A")).isEqualTo("9 on hand, 0 held, 0 committed");
    assertThat(order.says()).isEqualTo("SETTLED; a: shipped 3");
  }

  @Test
  void aPendingOrderHoldsAndItsSaleTakesTheHold() {
    order.tell(snapshot(0, WANTED, "a:8").seen());
    assertThat(order.says()).isEqualTo("SETTLED; a: held 8");

    order.tell(snapshot(1, SOLD, "a:8").seen());
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 8");
    assertThat(order.stock("A")).isEqualTo("10 on hand, 0 held, 8 committed");

    order.tell(snapshot(2, WANTED, "a:8").seen());
    assertThat(order.stock("A")).isEqualTo("10 on hand, 8 held, 0 committed");

    order.tell(snapshot(3, CANCELLED, "a:8").seen());
    assertThat(order.stock("A")).isEqualTo("10 on hand, 0 held, 0 committed");
  }

  @Test
  void moreUnitsThanASkuCanSellAreATrouble() {
    order.tell(snapshot(0, SOLD, "a:1000001").seen());
    assertThat(order.says()).isEqualTo("TROUBLED; a: TOO_MANY_UNITS");

    order.tell(snapshot(1, SOLD, "a:1").seen());
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 1");
  }

  @Test
  void aLineThatIsSettledByHandIsLeftAlone() {
    order.tell(snapshot(0, SOLD, "a:3 x:1").seen());
    order.record(new OrderEvent.Ignored(Optional.of("x"), "ana", "sent by hand", TheShop.at(1)));
    assertThat(order.says()).isEqualTo("SETTLED; a: committed 3; x:");
    assertThat(order.report().lines().getLast().note()).contains("ana: sent by hand");
  }

  @Test
  void aLineThatIsNoLongerThereIsFree() {
    order.tell(snapshot(0, SOLD, "a:3 b:1").seen()).tell(snapshot(1, SOLD, "b:1").seen());

    assertThat(order.stock("A")).isEqualTo("10 on hand, 0 held, 0 committed");
  }
}
