package holdfast.stock;

import static holdfast.stock.Commands.adjustment;
import static holdfast.stock.Commands.back;
import static holdfast.stock.Commands.count;
import static holdfast.stock.Commands.hold;
import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.release;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.resolve;
import static holdfast.stock.Commands.sell;
import static holdfast.stock.Commands.shipment;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Conflict;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: units that were sold without being there come before everybody else, the oldest first, in
 * the very batch in which a unit becomes free; and what was borrowed is repaid by what arrives.
 */
class OversellTest {
  private final TheSku sku = TheSku.sku().with("main", 2);

  static Stream<StockCommand> waysInWhichAUnitBecomesFree() {
    return Stream.of(
        receipt("m", "main", 1),
        release("cart"),
        count("m", "main", 3),
        adjustment("m", "main", 1),
        sell("!other", 2, "web", 0),
        back("m", "main", 1, Movement.Disposition.RESTOCK));
  }

  @ParameterizedTest
  @MethodSource("waysInWhichAUnitBecomesFree")
  void theUnitGoesToTheOversoldSaleBeforeWhoeverAsksNext(StockCommand frees) {
    sku.says(reserve("cart", 1));
    sku.says(sell("!other", 1, "web", 1));
    assertThat(sku.says(sell("!s", 1, "web", 1))).isEqualTo("CONFIRMED nothing for s, 1 oversold");
    var said = sku.saysTogether(frees, reserve("late", 1));
    assertThat(said.getLast()).isEqualTo("InsufficientStock[requested=1, available=0]");
    assertThat(sku.happened()).contains("OversellFilled !s main:1");
    assertThat(sku.reservation("!s")).contains("CONFIRMED main:1 for s");
  }

  @Test
  void anExpiredHoldFillsItInTheBatchThatFindsItsEnd() {
    sku.says(reserve("cart", 2, 10));
    sku.says(sell("!s", 1, "web", 1));
    sku.at(10).says(reserve("late", 2));
    assertThat(sku.happened()).containsExactly("Expired cart", "OversellFilled !s main:1");
    assertThat(sku.reservation("late")).isEmpty();
  }

  @Test
  void anAttemptThatIsTakenInsteadOfAnOlderOneMakesRoomForTheOversoldFirst() {
    sku.says(hold("~cart", 1, 2));
    sku.says(sell("!s", 1, "web", 1));
    assertThat(sku.says(hold("~cart", 2, 2)))
        .isEqualTo("InsufficientStock[requested=2, available=1]");
    assertThat(sku.happened()).containsExactly("Released ~cart", "OversellFilled !s main:1");
  }

  @Test
  void theOldestIsFilledFirst() {
    sku.at(1).says(sell("!b", 1, "web", 4));
    sku.at(2).says(sell("!a", 1, "web", 3));
    sku.says(receipt("m", "main", 4));
    assertThat(sku.happened())
        .containsExactly("Moved m main +4", "OversellFilled !b main:2", "OversellFilled !a main:2");
    assertThat(sku.reservation("!a")).contains("CONFIRMED main:2 for a, 1 oversold");
    assertThat(sku.stock().reservations().debts().oversold()).isEqualTo(1);
  }

  @Test
  void aSaleIsNotOverWhileUnitsAreMissing() {
    sku.says(sell("!s", 1, "web", 3));
    sku.says(shipment("m1", "main", "!s", 2));
    assertThat(sku.reservation("!s")).contains("CONFIRMED main:2(2 shipped) for s, 1 oversold");
    sku.at(90_000).says(receipt("m2", "main", 1));
    assertThat(sku.reservation("!s")).contains("CONFIRMED main:3(2 shipped) for s");
    assertThat(sku.says(shipment("m3", "main", "!s", 1))).isEqualTo("main -1");
  }

  @Test
  void itIsRecordedWhatThereWasAndWhatStoppedTheSale() {
    sku.says(reserve("cart", 1));
    sku.at(7).says(sell("!s", 1, "web", 3));
    assertThat(oversell("!s"))
        .isEqualTo(
            new Oversell(
                TheSku.START.plusSeconds(7),
                Conflict.REVIEW,
                2,
                0,
                0,
                1,
                1,
                "POOL_EXHAUSTED",
                Optional.empty()));
  }

  @Test
  void aPersonDecidesOnceAndTheDecisionIsRecorded() {
    sku.says(sell("!s", 1, "web", 3));
    assertThat(sku.says(resolve("!s", Conflict.BACKORDER)))
        .isEqualTo("CONFIRMED main:2 for s, 1 oversold");
    assertThat(sku.says(resolve("!s", Conflict.BACKORDER))).endsWith("(again)");
    assertThat(oversell("!s").policy()).isEqualTo(Conflict.BACKORDER);
    assertThat(oversell("!s").decision()).contains(Commands.NOTE);
    sku.says(receipt("m", "main", 1));
    assertThat(sku.says(resolve("!s", Conflict.CANCEL_LATER))).isEqualTo("NotOversold[sale=!s]");
    assertThat(oversell("!s").status()).isEqualTo(Oversell.Status.FILLED);
  }

  @Test
  void aDecisionNeedsASaleAndAnOperator() {
    assertThat(sku.says(resolve("!s", Conflict.BACKORDER)))
        .isEqualTo("UnknownReservation[reservation=!s]");
    sku.says(sell("!s", 1, "web", 3));
    assertThat(
            sku.says(
                new StockCommand.Resolve(
                    new ReservationId("!s"), Conflict.BACKORDER, Movement.Note.NONE)))
        .isEqualTo("NoteMissing[field=/operator]");
  }

  @Test
  void underProtectAPersonMayHaveItBorrowAllTheSame() {
    var market = MarketOfRetailers.of("A", "B").under("HYBRID conflict=PROTECT : A -1, B 4-");
    market.with(6);
    market.sku().says(sell("!s", 1, "A-shop", 4));
    assertThat(market.sku().reservation("!s")).contains("CONFIRMED main:2 for s, 2 oversold");
    market.sku().says(resolve("!s", Conflict.BACKORDER));
    assertThat(market.happened())
        .containsExactly("OversellResolved !s BACKORDER", "OversellFilled !s main:2");
    assertThat(market.sku().reservation("!s")).contains("CONFIRMED main:4 for s, 2 borrowed");
  }

  @Test
  void underProtectAnArrivalFillsItOnlyWithWhatIsKeptForNobody() {
    var market = MarketOfRetailers.of("A", "B").under("HYBRID conflict=PROTECT : A -1, B 4-");
    market.with(3).sku().says(sell("!s", 1, "A-shop", 2));
    assertThat(market.sku().reservation("!s")).contains("CONFIRMED nothing for s, 2 oversold");
    market.sku().says(receipt("m", "main", 2));
    assertThat(market.sku().reservation("!s")).contains("CONFIRMED main:1 for s, 1 oversold");
    assertThat(market.takes("B", 4)).isEqualTo("granted");
  }

  @Test
  void loansAreRepaidByTheNextReceiptsTheOldestFirst() {
    var market = MarketOfRetailers.of("A", "B").under("HYBRID : A -0, B 4-").with(4);
    market.sku().says(sell("!s1", 1, "A-shop", 1));
    market.sku().says(sell("!s2", 1, "A-shop", 2));
    assertThat(market.sku().stock().reservations().debts().borrowed()).isEqualTo(3);
    assertThat(market.entitlements()).isEqualTo("A 0/3, B 1/0");
    market.sku().says(receipt("m", "main", 2));
    assertThat(market.happened())
        .containsExactly("Moved m main +2", "LoanRepaid !s1 1", "LoanRepaid !s2 1");
    assertThat(market.entitlements()).isEqualTo("A 0/3, B 3/0");
    market.sku().says(receipt("n", "main", 5));
    assertThat(market.happened()).containsExactly("Moved n main +5", "LoanRepaid !s2 1");
    assertThat(market.takes("A", 1)).isEqualTo("0 RETAILER_CEILING");
  }

  @Test
  void aReceiptFillsWhatIsOversoldBeforeItRepays() {
    var market = MarketOfRetailers.of("A", "B").under("HYBRID : A -0, B 2-").with(2);
    market.sku().says(sell("!s", 1, "A-shop", 3));
    market.sku().says(receipt("m", "main", 2));
    assertThat(market.happened())
        .containsExactly("Moved m main +2", "OversellFilled !s main:1", "LoanRepaid !s 1");
  }

  @Test
  void aSaleThatIsShippedIsRememberedUntilItsLoanIsRepaid() {
    var market = MarketOfRetailers.of("A", "B").under("HYBRID : A -0, B 2-").with(2);
    market.sku().says(sell("!s", 1, "A-shop", 1));
    market.sku().says(shipment("m", "main", "!s", 1));
    market.sku().at(90_000).wake();
    assertThat(market.sku().stock().reservations().debts().borrowed()).isEqualTo(1);
    market.sku().says(receipt("n", "main", 1));
    assertThat(market.sku().reservation("!s")).isPresent();
    market.sku().at(180_000).wake();
    assertThat(market.sku().reservation("!s")).isEmpty();
    assertThat(market.sku().stock().reservations().debts()).isEqualTo(Debts.NONE);
  }

  @Test
  void announcedReturnsAreSeenAtOnceAndGoDownAsUnitsCome() {
    sku.says(sell("!s", 1, "web", 2));
    sku.says(shipment("m1", "main", "!s", 2));
    assertThat(sku.says(Commands.expectReturn("!s", "r1", 2))).isEqualTo("EXPECTED 2");
    assertThat(sku.says(Commands.expectReturn("!s", "r1", 2))).isEqualTo("EXPECTED 2 (again)");
    sku.says(back("m2", "main", 1, Movement.Disposition.QUARANTINE, "!s"));
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(0, 0, 1, 0, 0));
    assertThat(sku.says(Commands.expectReturn("!s", "r1", 2))).isEqualTo("EXPECTED 1 (again)");
    assertThat(sku.says(Commands.expectReturn("!s", "r2", 3))).isEqualTo("EXPECTED 4");
    assertThat(sku.says(Commands.expectReturn("!s", "r2", 0))).isEqualTo("EXPECTED 1");
    sku.says(back("m3", "main", 1, Movement.Disposition.RESTOCK, "!s"));
    assertThat(sku.stock().returns().units()).isZero();
  }

  @Test
  void returnsAreExpectedOfSalesThatAreLongForgottenAndThenForgottenThemselves() {
    sku.says(Commands.expectReturn("!long-ago", "r1", 1));
    sku.at(200_000).says(back("m", "main", 1, Movement.Disposition.RESTOCK, "!long-ago"));
    assertThat(sku.stock().returns().units()).isZero();
    assertThat(sku.stock().returns().byReservation()).hasSize(1);
    sku.at(400_000).wake();
    assertThat(sku.stock().returns()).isEqualTo(ExpectedReturns.NONE);
  }

  @Test
  void quarantinedUnitsAreNotForSaleUntilSomebodyHasLookedAtThem() {
    assertThat(sku.says(Commands.quarantine("m1", "main", 2))).isEqualTo("main -2 quarantined +2");
    assertThat(sku.says(reserve("cart", 1)))
        .isEqualTo("InsufficientStock[requested=1, available=0]");
    assertThat(sku.says(Commands.clearance("m2", "main", 1, Movement.Disposition.RESTOCK)))
        .isEqualTo("main +1 quarantined -1");
    assertThat(sku.says(Commands.clearance("m3", "main", 1, Movement.Disposition.DAMAGED)))
        .isEqualTo("main damaged +1 quarantined -1");
    assertThat(sku.says(Commands.clearance("m4", "main", 1, Movement.Disposition.DAMAGED)))
        .isEqualTo("InsufficientQuarantined[location=main, requested=1, quarantined=0]");
    assertThat(sku.shelf("main")).isEqualTo(new Shelf(1, 1, 0, 0, 0));
  }

  private Oversell oversell(String id) {
    return sku.stock()
        .reservation(new ReservationId(id))
        .flatMap(Reservation::sale)
        .flatMap(ReportedSale::oversell)
        .orElseThrow();
  }
}
