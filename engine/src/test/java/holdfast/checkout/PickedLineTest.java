package holdfast.checkout;

import static holdfast.checkout.Carts.component;
import static holdfast.checkout.Carts.confirm;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.stock.Movement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What left and came back of each line. SKUs A and B with nine units, KIT is 2 A and 1 B. */
class PickedLineTest {
  private final TheCheckout checkout = new TheCheckout();
  private final Warehouse warehouse =
      checkout
          .warehouse()
          .with("A", 9)
          .with("B", 9)
          .withBundle("KIT", component("A", 2), component("B", 1));

  @BeforeEach
  void confirmed() {
    checkout.reserve("KIT:2 A:3");
    checkout.says(confirm("o"));
  }

  @Test
  void aBundleHasLeftWhenAllItsPartsHave() {
    ship("A", 3);
    shows("KIT:2[A:4-3(main:4-3), B:2(main:2)]", "A:3(main:3)");
    ship("B", 1);
    shows("KIT:2-1[A:4-3(main:4-3), B:2-1(main:2-1)]", "A:3(main:3)");
    ship("A", 3);
    ship("B", 1);
    shows("KIT:2-2[A:4-4(main:4-4), B:2-2(main:2-2)]", "A:3-2(main:3-2)");
  }

  @Test
  void aBundleIsBackWhenAllItsPartsAre() {
    ship("A", 7);
    ship("B", 2);
    takeBack("A", 3);
    shows("KIT:2-2[A:4-4+3(main:4-4), B:2-2(main:2-2)]", "A:3-3(main:3-3)");
    takeBack("B", 2);
    shows("KIT:2-2+1[A:4-4+3(main:4-4), B:2-2+2(main:2-2)]", "A:3-3(main:3-3)");
    takeBack("A", 3);
    shows("KIT:2-2+2[A:4-4+4(main:4-4), B:2-2+2(main:2-2)]", "A:3-3+2(main:3-3)");
  }

  @Test
  void whatLeavesElsewhereIsShownThere() {
    warehouse.receive("A", Warehouse.FAR, 9);
    warehouse.ship("A", Warehouse.FAR, 2, checkout.id());
    shows("KIT:2[A:4(main:4), B:2(main:2)]", "A:3-2(main:1 far:2-2)");
  }

  @Test
  void whatItsSkuHasForgottenWasWhollyShippedAndIsToldByTheMovements() {
    var id = checkout.id();
    var ofA =
        HoldToday.forgotten(
            new SkuId("A"),
            List.of(
                new Movement.Shipment(Warehouse.FAR, id, 3),
                new Movement.Shipment(Warehouse.MAIN, id, 3),
                back(1),
                new Movement.Shipment(Warehouse.FAR, id, 1),
                back(4)));
    var ofB =
        HoldToday.forgotten(new SkuId("B"), List.of(new Movement.Shipment(Warehouse.MAIN, id, 2)));
    assertThat(Carts.today(checkout.state(), List.of(ofA, ofB)))
        .containsExactly("KIT:2-2[A:4-4+4(far:4-4), B:2-2(main:2-2)]", "A:3-3+1(main:3-3)");
  }

  private Movement back(int units) {
    return new Movement.Return(
        Warehouse.MAIN, units, Movement.Disposition.DAMAGED, Optional.of(checkout.id()));
  }

  private void ship(String sku, int units) {
    warehouse.ship(sku, Warehouse.MAIN, units, checkout.id());
  }

  private void takeBack(String sku, int units) {
    warehouse.takeBack(sku, units, checkout.id());
  }

  private void shows(String... lines) {
    assertThat(Carts.today(checkout.state(), warehouse.holds(checkout.id())))
        .containsExactly(lines);
  }
}
