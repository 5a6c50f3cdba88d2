package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Policies;
import holdfast.allocation.PolicyLevel;
import holdfast.catalog.RetailerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goal: it is certain when an allocation period begins, and what counts in it. */
class PeriodTest {
  private static final String A_AT_MOST_10 = "HYBRID : A -10";

  @Test
  void aChangedPolicyBeginsAPeriodAtTheNextCommand() {
    var market = MarketOfRetailers.of("A").under(A_AT_MOST_10).with(100);
    assertThat(market.happened())
        .containsExactly("PeriodStarted POLICY", "Moved initial-main main +100");
    assertThat(market.takes("A", 10)).isEqualTo("granted");
    assertThat(market.takes("A", 1)).isEqualTo("0 RETAILER_CEILING");
    market.under("HYBRID : A -12");
    assertThat(market.entitlements()).as("seen before anybody asks").isEqualTo("A 12/0");
    assertThat(market.takes("A", 12)).isEqualTo("granted");
    assertThat(market.happened())
        .containsExactly("PeriodStarted POLICY", "Reserved cart3 attempt 1");
    assertThat(market.entitlements()).isEqualTo("A 0/12");
  }

  @Test
  void whoTakesNoteOfAChangeBeginsItsPeriodAndHasNothingToWriteDownTheSecondTime() {
    var market = MarketOfRetailers.of("A").under(A_AT_MOST_10).with(100);
    var sku = market.sku();
    market.takes("A", 10);
    market.under("HYBRID buffer=5 : A -10");
    assertThat(sku.says(new StockCommand.TakeNote(2))).isEqualTo("NOTED");
    assertThat(market.happened()).as("divided as before").isEmpty();
    market.under("HYBRID : A -12");
    assertThat(sku.says(new StockCommand.TakeNote(4))).isEqualTo("NOT HEARD OF YET");
    sku.says(new StockCommand.TakeNote(3));
    assertThat(market.entitlements()).isEqualTo("A 12/0");
    assertThat(sku.history().filter(StockEvent.PeriodStarted.class::isInstance)).hasSize(2);
    assertThat(sku.says(new StockCommand.TakeNote(3))).isEqualTo("NOTED");
    assertThat(market.happened()).isEmpty();
  }

  @Test
  void aChangeThatDividesNothingOtherwiseBeginsNone() {
    var market = MarketOfRetailers.of("A").under(A_AT_MOST_10).with(100);
    market.takes("A", 4);
    market.under("HYBRID buffer=5 conflict=PROTECT : A -10");
    assertThat(market.takes("A", 2)).isEqualTo("granted");
    assertThat(market.happened()).containsExactly("Reserved cart2 attempt 1");
    assertThat(market.entitlements()).isEqualTo("A 4/6");
  }

  @Test
  void aPolicyThatIsTakenBackLeavesThePoolToEverybody() {
    var market = MarketOfRetailers.of("A").under(A_AT_MOST_10).with(100);
    market.takes("A", 10);
    market.under("DYNAMIC_POOL");
    assertThat(market.takes("A", 90)).isEqualTo("granted");
    assertThat(market.happened())
        .containsExactly("PeriodStarted POLICY", "Reserved cart2 attempt 1");
  }

  @Test
  void aNodeWithOlderPoliciesDoesNotTurnThePeriodBack() {
    var market = MarketOfRetailers.of("A").under(A_AT_MOST_10).under("HYBRID : A -20").with(100);
    market.sku().under(Policies.book(1, A_AT_MOST_10, "A"));
    market.takes("A", 5);
    assertThat(market.happened()).containsExactly("Reserved cart1 attempt 1");
  }

  @Test
  void anotherCategoryMayMeanAnotherPolicyInTheMiddleOfABatch() {
    var book =
        Policies.book(1, Map.of(new PolicyLevel.OfCategory("tees"), Policies.layer(A_AT_MOST_10)));
    var sku = TheSku.sku().in(MasterData.withRetailers("A")).under(book).with("main", 100);
    var intoTees =
        new StockCommand.Define(
            new SkuProfile("Tee", Optional.of("tees"), SkuProfile.Kind.STOCKED, Optional.empty()));
    assertThat(sku.saysTogether(intoTees, Commands.reserve("r", "A-shop", 11, 900)))
        .containsExactly(
            "KNOWN", "NotEntitled[requested=11, available=10, rule=Ceiling[ceiling=10, taken=0]]");
    assertThat(sku.happened()).containsExactly("Defined", "PeriodStarted POLICY");
  }

  @Test
  void withoutAPolicyAndForAnUnknownSkuThereIsNone() {
    var unknown = TheSku.unknown().under(Policies.book(1, A_AT_MOST_10));
    unknown.says(Commands.reserve("r", 1));
    assertThat(unknown.happened()).isEmpty();
    var open = TheSku.sku().under(Policies.book(1, "buffer=1 rebalance=PT1H")).with("main", 9);
    open.at(7200).says(Commands.reserve("r", 1));
    assertThat(open.happened()).containsExactly("Reserved r attempt 1");
  }

  @Test
  void whoWishesForAPeriodGetsOneAndNoSecondOneForAskingAgain() {
    var market = MarketOfRetailers.of("A").under(A_AT_MOST_10).with(100);
    market.takes("A", 10);
    assertThat(market.sku().says(Commands.rebalance("monday"))).isEqualTo("PERIOD 2");
    assertThat(market.takes("A", 3)).isEqualTo("granted");
    assertThat(market.sku().says(Commands.rebalance("monday"))).isEqualTo("PERIOD 2 (again)");
    assertThat(market.happened()).isEmpty();
    assertThat(market.entitlements()).isEqualTo("A 7/3");
    assertThat(TheSku.unknown().says(Commands.rebalance("x"))).isEqualTo("UnknownSku[]");
  }

  @Test
  void theLastWishesAreRememberedAndNoMore() {
    var sku = TheSku.sku();
    IntStream.rangeClosed(0, Period.WISHES_MAX).forEach(i -> sku.says(Commands.rebalance("w" + i)));
    assertThat(sku.says(Commands.rebalance("w1"))).isEqualTo("PERIOD 17 (again)");
    assertThat(sku.says(Commands.rebalance("w0"))).isEqualTo("PERIOD 18");
    assertThat(sku.stock().period().wishes()).hasSize(Period.WISHES_MAX);
  }

  @Test
  void aScheduleBeginsOnePeriodHoweverLongTheSkuSlept() {
    var market = MarketOfRetailers.of("A").under("HYBRID rebalance=PT1H : A -10").with(100);
    sells(market, "A", "1", 10);
    market.sku().at(3599);
    assertThat(market.takes("A", 1)).isEqualTo("0 RETAILER_CEILING");
    market.sku().at(36_000);
    assertThat(market.takes("A", 1)).isEqualTo("granted");
    assertThat(market.happened())
        .filteredOn(event -> event.startsWith("PeriodStarted"))
        .containsExactly("PeriodStarted SCHEDULE");
    market.sku().at(36_800);
    assertThat(market.takes("A", 10)).isEqualTo("9 RETAILER_CEILING");
  }

  @Test
  void aReceiptBeginsOneWhereThePolicySaysSoAndNoOtherMovementDoes() {
    var market = MarketOfRetailers.of("A").under("HYBRID rebalance=receipt : A -10").with(100);
    market.takes("A", 10);
    market.sku().says(Commands.adjustment("a", "main", 5));
    assertThat(market.happened()).hasSize(1);
    market.sku().says(Commands.receipt("more", "main", 5));
    assertThat(market.happened()).containsExactly("Moved more main +5", "PeriodStarted RECEIPT");
    assertThat(market.entitlements()).isEqualTo("A 10/0");
    market.under("HYBRID : A -10").sku().says(Commands.receipt("again", "main", 5));
    assertThat(market.happened()).hasSize(1);
  }

  @Test
  void whatReturnsFromAnOlderPeriodDoesNotLowerWhatWasTakenInThisOne() {
    for (var end : List.of("release", "expiry", "confirm less")) {
      var market = MarketOfRetailers.of("A").under(A_AT_MOST_10).with(100);
      market.sku().says(Commands.reserve("old", "A-shop", 10, 60));
      market.sku().says(Commands.rebalance("new-period"));
      market.takes("A", 4);
      switch (end) {
        case "release" -> market.sku().says(Commands.release("old"));
        case "expiry" -> market.sku().at(60).wake();
        default -> market.sku().says(Commands.confirm("old", "o", 1));
      }
      assertThat(market.entitlements()).as(end).isEqualTo("A 6/4");
    }
  }

  @Test
  void whatReturnsWithinThePeriodMayBeTakenAgainAndWhatShipsMayNot() {
    var market = MarketOfRetailers.of("A").under(A_AT_MOST_10).with(100);
    market.sku().says(Commands.reserve("r", "A-shop", 10, 60));
    market.sku().says(Commands.confirm("r", "o", 7));
    assertThat(market.entitlements()).isEqualTo("A 3/7");
    market.sku().says(Commands.shipment("s", "main", "r", 7));
    assertThat(market.entitlements()).isEqualTo("A 3/7");
    market.sku().says(Commands.reserve("short", "A-shop", 3, 60));
    market.sku().at(60).wake();
    assertThat(market.entitlements()).isEqualTo("A 3/7");
  }

  @Test
  void aReservationStaysWithItsRetailerWhenTheChannelChangesHands() {
    var market = MarketOfRetailers.of("A", "B").under("HYBRID : A -10, B -10").with(100);
    market.sku().says(Commands.reserve("r", "A-shop", 10, 60));
    market.sku().in(MasterData.usualWith("A-shop", new RetailerId("B")));
    assertThat(market.entitlements()).isEqualTo("A 0/10, B 10/0");
    market.sku().at(60).says(Commands.extend("r", 60));
    assertThat(market.entitlements())
        .as("a grant anew is on the account of today's retailer")
        .isEqualTo("A 10/0, B 0/10");
  }

  @Test
  void sharesFollowWhatWasSoldBeforeThePeriodAndNotDuringIt() {
    var market = MarketOfRetailers.of("A", "B").with(100);
    sells(market, "A", "1", 30);
    sells(market, "B", "2", 10);
    market.under("PROPORTIONAL least=0");
    assertThat(market.entitlements()).isEqualTo("A 45/0, B 15/0");
    sells(market, "B", "3", 15);
    assertThat(market.entitlements()).isEqualTo("A 45/0, B 0/15");
    market.sku().says(Commands.rebalance("now"));
    assertThat(market.entitlements()).isEqualTo("A 25/0, B 20/0");
  }

  @Test
  void salesThatAreOlderThanTheWindowAreForgotten() {
    var market = MarketOfRetailers.of("A", "B").with(100);
    sells(market, "A", "1", 30);
    market.sku().at(86_400 * 7);
    sells(market, "B", "2", 10);
    market.under("PROPORTIONAL window=7 least=0");
    assertThat(market.entitlements()).isEqualTo("A 0/0, B 60/0");
    market.under("PROPORTIONAL window=8 least=0");
    assertThat(market.entitlements()).isEqualTo("A 45/0, B 15/0");
  }

  private static void sells(MarketOfRetailers market, String who, String id, int units) {
    market.sku().says(Commands.reserve(id, MarketOfRetailers.shop(who), units, 900));
    market.sku().says(Commands.confirm(id, "order-" + id));
  }
}
