package holdfast.stock;

import static holdfast.stock.Commands.back;
import static holdfast.stock.Commands.commit;
import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.count;
import static holdfast.stock.Commands.damage;
import static holdfast.stock.Commands.hold;
import static holdfast.stock.Commands.pin;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.shipment;
import static holdfast.stock.Commands.transfer;
import static holdfast.stock.Movement.Disposition.RESTOCK;
import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The order o1 has 10 units in main and 3 in east; the warehouse may ship it from where it likes,
 * but never what is promised to somebody else (I1), and no unit gets lost on the way (I4, which
 * {@link TheSku} checks after every command).
 */
class ShipFromElsewhereTest {
  private final TheSku sku = sku().with("main", 10).with("east", 15);

  private ShipFromElsewhereTest() {
    sku.ask(reserve("order", 13));
    sku.ask(confirm("order", "o1"));
    assertThat(sku.reservation("order")).contains("CONFIRMED main:10 east:3 for o1");
  }

  @Test
  void thirteenUnitsSplitOverTwoLocationsShipFromTheSecond() {
    assertThat(sku.says(shipment("s1", "east", "order", 13))).isEqualTo("east -13");
    assertThat(sku.happened()).containsExactly("Moved s1 east -13");
    assertThat(sku.reservation("order")).contains("CONFIRMED east:13(13 shipped) for o1");
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(10, 0, 0, 0));
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(2, 0, 0, 0));
    assertThat(sku.stock().reservations().open()).isZero();
  }

  @Test
  void whatIsCommittedThereShipsFirst() {
    sku.ask(shipment("s1", "east", "order", 3));
    assertThat(sku.reservation("order")).contains("CONFIRMED main:10 east:3(3 shipped) for o1");
    assertThat(sku.shelf("main").committed()).isEqualTo(10);
  }

  @Test
  void aPartTakesOverOnlyWhatIsMissing() {
    sku.ask(shipment("s1", "main", "order", 1));
    assertThat(sku.says(shipment("s2", "east", "order", 5))).isEqualTo("east -5");
    assertThat(sku.reservation("order"))
        .contains("CONFIRMED main:8(1 shipped) east:5(5 shipped) for o1");
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(9, 0, 0, 7));
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(10, 0, 0, 0));
    assertThat(sku.says(shipment("s3", "main", "order", 7))).isEqualTo("main -7");
    assertThat(sku.stock().reservations().open()).isZero();
  }

  @Test
  void theLastPickIsTakenOverFirst() {
    sku.ask(receipt("m1", "west", 9));
    assertThat(sku.says(shipment("s1", "west", "order", 4))).isEqualTo("west -4");
    assertThat(sku.reservation("order")).contains("CONFIRMED main:9 west:4(4 shipped) for o1");
    assertThat(sku.shelf("main").committed()).isEqualTo(9);
    assertThat(sku.shelf("east").committed()).isZero();
    assertThat(sku.shelf("west")).isEqualTo(new Shelf(5, 0, 0, 0));
  }

  @Test
  void aPickTakenOverFreesItsUnitsForOthers() {
    sku.ask(shipment("s1", "east", "order", 13));
    assertThat(sku.says(reserve("next", 12))).isEqualTo("HELD main:10 east:2");
  }

  @Test
  void whatIsPromisedToOthersStays() {
    sku.ask(reserve("held", 4));
    sku.askTogether(reserve("rival", 6), confirm("rival", "o2"));
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(15, 0, 4, 9));
    var before = sku.stock();
    assertThat(sku.says(shipment("s1", "east", "order", 6)))
        .isEqualTo("NotCommittedHere[location=east, requested=6, shippable=5]");
    assertThat(sku.stock()).isEqualTo(before);
    assertThat(sku.says(shipment("s1", "east", "order", 5))).isEqualTo("east -5");
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(10, 0, 4, 6));
  }

  @Test
  void damagedUnitsDoNotCount() {
    sku.ask(damage("d1", "east", 11));
    assertThat(sku.says(shipment("s1", "east", "order", 5)))
        .isEqualTo("NotCommittedHere[location=east, requested=5, shippable=4]");
    assertThat(sku.says(shipment("s1", "east", "order", 4))).isEqualTo("east -4");
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(0, 11, 0, 0));
  }

  @Test
  void noMoreShipsThanWasOrdered() {
    sku.ask(receipt("m1", "west", 20));
    assertThat(sku.says(shipment("s1", "west", "order", 14)))
        .isEqualTo("NotCommittedHere[location=west, requested=14, shippable=13]");
  }

  @Test
  void unitsThatAreLostWhereTheyWerePickedShipFromElsewhere() {
    sku.ask(count("c1", "main", 0));
    assertThat(sku.shelf("main").shortage()).isEqualTo(10);
    assertThat(sku.says(shipment("s1", "east", "order", 13))).isEqualTo("east -13");
    assertThat(sku.shelf("main")).isEqualTo(Shelf.EMPTY);
  }

  @Test
  void aShelfThatIsShortStandsInForNobody() {
    sku.ask(count("c1", "east", 2));
    assertThat(sku.says(shipment("s1", "east", "order", 4)))
        .isEqualTo("NotCommittedHere[location=east, requested=4, shippable=3]");
    assertThat(sku.says(shipment("s1", "east", "order", 3)))
        .isEqualTo("InsufficientOnHand[location=east, requested=3, onHand=2]");
  }

  @Test
  void transferredShippedFromElsewhereAndReturnedToAThirdNoUnitIsLost() {
    sku.ask(transfer("t1", "east", "west", 6));
    assertThat(sku.says(shipment("s1", "west", "order", 6))).isEqualTo("west -6");
    assertThat(sku.says(shipment("s2", "east", "order", 7))).isEqualTo("east -7");
    assertThat(sku.reservation("order"))
        .contains("CONFIRMED west:6(6 shipped) east:7(7 shipped) for o1");
    assertThat(sku.says(back("b1", "main", 14, RESTOCK, "order")))
        .isEqualTo("NotShipped[requested=14, shipped=13]");
    assertThat(sku.says(back("b1", "main", 13, RESTOCK, "order"))).isEqualTo("main +13");
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(23, 0, 0, 0));
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(2, 0, 0, 0));
    assertThat(sku.shelf("west")).isEqualTo(Shelf.EMPTY);
    assertThat(sku.stock().available()).isEqualTo(25);
  }

  @Test
  void aRepeatedShipmentTakesNothingOverTwice() {
    sku.ask(shipment("s1", "east", "order", 5));
    var before = sku.stock();
    assertThat(sku.says(shipment("s1", "east", "order", 5))).isEqualTo("east -5 (again)");
    assertThat(sku.stock()).isEqualTo(before);
  }

  @Test
  void aConfirmationIsStillKnownAgainAfterwards() {
    sku.ask(shipment("s1", "east", "order", 13));
    assertThat(sku.says(confirm("order", "o1", 13)))
        .isEqualTo("CONFIRMED east:13(13 shipped) for o1 (again)");
  }

  @Test
  void aCheckoutsHoldShipsFromElsewhereUnderTheCheckoutsName() {
    sku.ask(receipt("m1", "main", 2));
    sku.askTogether(hold("~c", 1, 2), pin("~c", 1), commit("~c", 1, "o3", 2));
    assertThat(sku.reservation("~c")).contains("CONFIRMED main:2 for o3");
    assertThat(sku.says(shipment("s1", "east", "c", 2))).isEqualTo("east -2");
    assertThat(sku.reservation("~c")).contains("CONFIRMED east:2(2 shipped) for o3");
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(12, 0, 0, 10));
    assertThat(sku.shelf("east")).isEqualTo(new Shelf(13, 0, 0, 3));
  }
}
