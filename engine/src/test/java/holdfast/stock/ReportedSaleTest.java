package holdfast.stock;

import static holdfast.stock.Commands.confirm;
import static holdfast.stock.Commands.hold;
import static holdfast.stock.Commands.pin;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.sell;
import static holdfast.stock.Commands.shipment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.catalog.RetailerId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Goal: a sale that a shop reports is never refused, and takes its units in the right order. Most
 * of it is one market of 12 units: the buffer is 2, A has a floor of 3 and a ceiling of 5, B has a
 * floor of 4. So A may take 5; 1 more is kept for nobody, 2 are the buffer, and 4 are B's.
 */
class ReportedSaleTest {
  private static final String POLICY = "HYBRID buffer=2 : A 3-5, B 4-";

  private final MarketOfRetailers market = MarketOfRetailers.of("A", "B").under(POLICY).with(12);

  private String sold(int units) {
    return market.sku().says(sell("!s", 1, "A-shop", units));
  }

  private String sells(long revision, int units) {
    return market.sku().says(sell("!s", revision, "A-shop", units));
  }

  @Test
  void theFirst5UnitsAreWhatTheRetailerIsEntitledTo() {
    assertThat(sold(5)).isEqualTo("CONFIRMED main:5 for s");
    assertThat(market.entitlements()).isEqualTo("A 0/5, B 5/0");
  }

  @Test
  void unit6IsKeptForNobodyThoughTheCeilingIs5() {
    assertThat(sold(6)).isEqualTo("CONFIRMED main:6 for s");
    assertThat(market.entitlements()).isEqualTo("A 0/6, B 4/0");
  }

  @Test
  void units7And8AreTheBufferThatNoReservationMayTake() {
    assertThat(market.takes("A", 6)).isEqualTo("5 RETAILER_CEILING");
    assertThat(sold(8)).isEqualTo("CONFIRMED main:8 for s");
  }

  @Test
  void units9To12AreBorrowedFromTheFloorOfB() {
    assertThat(sold(12)).isEqualTo("CONFIRMED main:12 for s, 4 borrowed");
    assertThat(market.takes("B", 1)).isEqualTo("0 POOL_EXHAUSTED");
  }

  @Test
  void unitsBeyond12AreOversold() {
    assertThat(sold(15)).isEqualTo("CONFIRMED main:12 for s, 3 oversold, 4 borrowed");
    assertThat(market.sku().stock().available()).isZero();
  }

  @Test
  void soldOneByOneTheyAreTakenInTheSameOrder() {
    for (int i = 1; i <= 8; i++) {
      assertThat(market.sku().says(sell("!s" + i, 1, "A-shop", 1)))
          .isEqualTo("CONFIRMED main:1 for s" + i);
    }
    assertThat(market.sku().says(sell("!s9", 1, "A-shop", 1)))
        .isEqualTo("CONFIRMED main:1 for s9, 1 borrowed");
  }

  @Test
  void underProtectNothingIsBorrowedThoughUnitsAreOnTheShelf() {
    market.under(POLICY.replace(" :", " conflict=PROTECT :"));
    assertThat(sold(10)).isEqualTo("CONFIRMED main:8 for s, 2 oversold");
    assertThat(market.sku().stock().available()).isEqualTo(4);
    assertThat(oversell().rule()).isEqualTo("FLOOR_OF_OTHERS");
    assertThat(oversell().available()).isEqualTo(12);
  }

  @Test
  void ownChannelsBorrowFromFloorsToo() {
    assertThat(market.sku().says(sell("!s", 1, "web", 12)))
        .isEqualTo("CONFIRMED main:12 for s, 7 borrowed");
  }

  @Test
  void withoutAPolicyThereIsNothingToBorrow() {
    var sku = TheSku.sku().with("main", 3);
    assertThat(sku.says(sell("!s", 1, "web", 3))).isEqualTo("CONFIRMED main:3 for s");
  }

  @Test
  void itsOwnHoldIsTakenFirstAndTheRestOfItIsFree() {
    market.sku().says(reserve("cart", "A-shop", 3, 900));
    assertThat(market.sku().says(sell("!s", 1, "A-shop", 2, "cart")))
        .isEqualTo("CONFIRMED main:2 for s");
    assertThat(market.happened())
        .containsExactly("HandedOver cart to !s", "SaleReported !s revision 1");
    assertThat(market.sku().stock().available()).isEqualTo(10);
    assertThat(market.entitlements()).startsWith("A 3/2");
    assertThat(market.sku().reservation("cart")).contains("CONFIRMED nothing for s");
  }

  @Test
  void unitsOfItsHoldAreItsOwnWhateverIsKeptForOthersByNow() {
    market.under("DYNAMIC_POOL").sku().says(reserve("cart", "A-shop", 10, 900));
    market.under("HYBRID conflict=PROTECT : A 0-0, B 12-");
    assertThat(market.sku().says(sell("!s", 1, "A-shop", 10, "cart")))
        .isEqualTo("CONFIRMED main:10 for s");
    assertThat(market.entitlements()).isEqualTo("A 0/0, B 2/0");
  }

  @Test
  void aHoldOfAnotherChannelIsNotTouched() {
    market.sku().says(reserve("cart", "B-shop", 2, 900));
    market.sku().says(sell("!s", 1, "A-shop", 2, "cart"));
    assertThat(market.sku().reservation("cart")).contains("HELD main:2");
    assertThat(market.sku().stock().available()).isEqualTo(8);
  }

  @Test
  void theHoldOfACheckoutIsFoundByTheCheckoutsNameAlsoWhenItIsPinned() {
    var sku = TheSku.sku().with("main", 5);
    sku.says(hold("~cart", 1, 3));
    sku.says(pin("~cart", 1));
    assertThat(sku.says(sell("!s", 1, "web", 3, "cart"))).isEqualTo("CONFIRMED main:3 for s");
    assertThat(sku.says(Commands.commit("~cart", 1, "s", 3)))
        .isEqualTo("CONFIRMED nothing for s (again)");
    assertThat(sku.stock().available()).isEqualTo(2);
  }

  @Test
  void whatACheckoutHasConfirmedForTheSameOrderIsNotTakenAgain() {
    var sku = TheSku.sku().with("main", 5);
    sku.says(reserve("cart", 3));
    sku.says(confirm("cart", "s"));
    sku.says(shipment("m", "main", "cart", 1));
    assertThat(sku.says(sell("!s", 1, "web", 3, "cart")))
        .isEqualTo("CONFIRMED main:3(1 shipped) for s");
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(4, 0, 0, 2));
    assertThat(sku.says(confirm("cart", "s"))).isEqualTo("CONFIRMED nothing for s (again)");
  }

  @Test
  void whatIsConfirmedForAnotherOrderStaysWhereItIs() {
    var sku = TheSku.sku().with("main", 5);
    sku.says(reserve("cart", 3));
    sku.says(confirm("cart", "other"));
    sku.says(sell("!s", 1, "web", 2, "cart"));
    assertThat(sku.shelf("main").committed()).isEqualTo(5);
  }

  @Test
  void aReleasedHoldGivesNothing() {
    var sku = TheSku.sku().with("main", 3);
    sku.says(reserve("cart", 2));
    sku.says(release("cart"));
    assertThat(sku.says(sell("!s", 1, "web", 3, "cart"))).isEqualTo("CONFIRMED main:3 for s");
  }

  @Test
  void onlyANewerRevisionChangesAnything() {
    sells(5, 2);
    assertThat(sells(5, 7)).isEqualTo("CONFIRMED main:2 for s (again)");
    assertThat(sells(4, 7)).isEqualTo("CONFIRMED main:2 for s (again)");
    assertThat(sells(6, 3)).isEqualTo("CONFIRMED main:3 for s");
    assertThat(market.sku().stock().available()).isEqualTo(9);
  }

  @Test
  void moreUnitsAreTakenInTheSameOrder() {
    sells(1, 6);
    assertThat(sells(2, 9)).isEqualTo("CONFIRMED main:9 for s, 1 borrowed");
    assertThat(sells(3, 14)).isEqualTo("CONFIRMED main:12 for s, 2 oversold, 4 borrowed");
  }

  @Test
  void fewerUnitsGiveBackTheOversoldOnesFirstAndThenTheBorrowedOnes() {
    sells(1, 15);
    assertThat(sells(2, 13)).isEqualTo("CONFIRMED main:12 for s, 1 oversold, 4 borrowed");
    assertThat(sells(3, 11)).isEqualTo("CONFIRMED main:11 for s, 3 borrowed");
    assertThat(oversell())
        .extracting(Oversell::units, Oversell::filled, Oversell::cancelled, Oversell::status)
        .containsExactly(3, 0, 3, Oversell.Status.CANCELLED);
    assertThat(sells(4, 0)).isEqualTo("CONFIRMED nothing for s");
    assertThat(market.sku().stock().available()).isEqualTo(12);
    assertThat(market.entitlements()).startsWith("A 5/0");
  }

  @Test
  void whatWasShippedCanNotBeGivenBackAndIsExpectedToReturn() {
    sells(1, 4);
    market.sku().says(shipment("m", "main", "!s", 3));
    assertThat(sells(2, 1)).isEqualTo("CONFIRMED main:3(3 shipped) for s");
    assertThat(market.sku().shelf("main")).isEqualTo(new Shelf(9, 0, 0, 0));
    assertThat(market.sku().stock().returns().units()).isEqualTo(2);
    market.sku().says(Commands.back("b", "main", 1, Movement.Disposition.RESTOCK, "!s"));
    assertThat(market.sku().stock().returns().units()).isEqualTo(1);
  }

  @Test
  void aCancellationThatComesFirstIsRemembered() {
    assertThat(sells(2, 0)).isEqualTo("CONFIRMED nothing for s");
    assertThat(sells(1, 5)).isEqualTo("CONFIRMED nothing for s (again)");
    assertThat(market.sku().stock().available()).isEqualTo(12);
  }

  @Test
  void aChannelThatNobodyKnowsSellsAllTheSame() {
    var sku = TheSku.sku().with("main", 1);
    assertThat(sku.says(sell("!s", 1, "gone", 1))).isEqualTo("CONFIRMED main:1 for s");
  }

  @Test
  void whatIsUnknownOrABundleHasNoUnitsToSell() {
    assertThat(TheSku.unknown().says(sell("!s", 1, "web", 1))).isEqualTo("UnknownSku[]");
  }

  @Test
  void aSaleIsCountedInTheVelocityOnceAndAlsoWhenItIsOversold() {
    sells(1, 14);
    sells(2, 15);
    sells(3, 15);
    var sold = market.sku().stock().sales().within(new RetailerId("A"), 1, TheSku.START);
    assertThat(sold).isEqualTo(15);
  }

  @Test
  void unitsOfALaterPeriodCountInThatPeriodAlone() {
    sells(1, 3);
    market.sku().says(Commands.rebalance("b"));
    assertThat(sells(2, 5)).isEqualTo("CONFIRMED main:5 for s");
    assertThat(market.entitlements()).startsWith("A 1/2");
    sells(3, 0);
    assertThat(market.entitlements()).startsWith("A 5/0");
  }

  @Test
  void whenAllIsShippedItIsForgottenLikeAnyReservation() {
    sells(1, 1);
    market.sku().says(shipment("m", "main", "!s", 1));
    market.sku().at(90_000).wake();
    assertThat(market.sku().reservation("!s")).isEmpty();
  }

  @Test
  void itsIdCanNotBeAClients() {
    assertThatThrownBy(() -> sell("sale", 1, "web", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a sale's id starts with !");
    assertThat(new ReservationId("!s").canHaveHolds()).isFalse();
  }

  @Test
  void severalLocationsServeASaleInTheirOrder() {
    var sku = TheSku.sku().with("main", 2).with("east", 3);
    assertThat(sku.says(sell("!s", 1, "web", 4))).isEqualTo("CONFIRMED main:2 east:2 for s");
    sku.says(receipt("m", "main", 5));
    assertThat(sku.says(sell("!s", 2, "web", 3))).isEqualTo("CONFIRMED main:2 east:1 for s");
    assertThat(sku.says(sell("!s", 3, "web", 5))).isEqualTo("CONFIRMED main:4 east:1 for s");
  }

  private Oversell oversell() {
    Optional<Reservation> sale = market.sku().stock().reservation(new ReservationId("!s"));
    return sale.flatMap(Reservation::sale).flatMap(ReportedSale::oversell).orElseThrow();
  }
}
