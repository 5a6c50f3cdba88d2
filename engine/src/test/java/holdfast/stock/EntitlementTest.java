package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Taker;
import holdfast.catalog.RetailerId;
import org.junit.jupiter.api.Test;

/**
 * Goal: a SKU grants what the policy lets each retailer take, and names the rule where it does not.
 * Most of it is the example of the design: 500 units, own channels keep 200, floors 80/50/30/20/20,
 * ceilings 200/150/100/80/80.
 */
class EntitlementTest {
  private static final String POLICY =
      "HYBRID reserve=200 : A 80-200, B 50-150, C 30-100, D 20-80, E 20-80";

  private static MarketOfRetailers example() {
    return MarketOfRetailers.of("A", "B", "C", "D", "E").under(POLICY).with(500);
  }

  @Test
  void beforeAnySaleEachMayTakeItsCeilingOrWhatTheFloorsLeave() {
    assertThat(example().entitlements()).isEqualTo("A 180/0, B 150/0, C 100/0, D 80/0, E 80/0");
    assertThat(example().takes("A", 181)).isEqualTo("180 FLOOR_OF_OTHERS");
    assertThat(example().takes("B", 151)).isEqualTo("150 RETAILER_CEILING");
    assertThat(example().takes("C", 301)).isEqualTo("100 OWN_CHANNEL_RESERVE");
    assertThat(example().takes("C", 501)).isEqualTo("100 POOL_EXHAUSTED");
    assertThat(example().takes("own", 301)).isEqualTo("300 FLOOR_OF_OTHERS");
  }

  @Test
  void theGreediestLeavesAllOthersTheirFloors() {
    var market = example();
    assertThat(market.takes("A", 180)).isEqualTo("granted");
    assertThat(market.takes("A", 1)).isEqualTo("0 FLOOR_OF_OTHERS");
    assertThat(market.takes("B", 51)).isEqualTo("50 FLOOR_OF_OTHERS");
    assertThat(market.takes("B", 50)).isEqualTo("granted");
    assertThat(market.takes("C", 30)).isEqualTo("granted");
    assertThat(market.takes("D", 20)).isEqualTo("granted");
    assertThat(market.takes("E", 20)).isEqualTo("granted");
    assertThat(market.takes("E", 1)).isEqualTo("0 OWN_CHANNEL_RESERVE");
    assertThat(market.takes("own", 200)).isEqualTo("granted");
    assertThat(market.takes("own", 1)).isEqualTo("0 POOL_EXHAUSTED");
  }

  @Test
  void commandsOfOneBatchSeeWhatThoseBeforeThemTook() {
    var answers =
        example()
            .sku()
            .askTogether(
                Commands.reserve("1", "A-shop", 100, 900),
                Commands.reserve("2", "A-shop", 100, 900),
                Commands.reserve("3", "A-shop", 80, 900));
    assertThat(answers.stream().map(MarketOfRetailers::said))
        .containsExactly("granted", "80 FLOOR_OF_OTHERS", "granted");
  }

  /** Else A's floor would lie where A can't have it. */
  @Test
  void unitsAtAFactoryFillNobodysFloor() {
    var market = MarketOfRetailers.of("A", "B").under("HYBRID : A 10-50, B 0-50");
    var catalog = MasterData.withRetailers("A", "B");
    market.sku().in(MasterData.withFactory(catalog, "west", "ship"));
    market.with(12).sku().with("west", 100);
    assertThat(market.takes("B", 3)).isEqualTo("2 FLOOR_OF_OTHERS");
    assertThat(market.takes("B", 2)).isEqualTo("granted");
    assertThat(market.takes("A", 10)).isEqualTo("granted");
    assertThat(market.entitlements()).isEqualTo("A 0/10, B 0/2");
  }

  @Test
  void unitsAtAnOpenFactoryFillFloorsAndAreExplained() {
    var market =
        MarketOfRetailers.of("A", "B").under("HYBRID factories=open : A 10-, B -20").with(12);
    market.sku().in(MasterData.withFactory(MasterData.withRetailers("A", "B"), "west", "ship"));
    market.sku().with("west", 5);
    assertThat(market.entitlements()).isEqualTo("A 17/0, B 7/0");
    assertThat(market.takes("B", 8)).isEqualTo("7 FLOOR_OF_OTHERS");
    assertThat(market.takes("B", 7)).isEqualTo("granted");
    assertThat(market.takes("A", 10)).as("5 of them from the factory").isEqualTo("granted");
    market.under("HYBRID : A 10-, B -20");
    assertThat(market.entitlements())
        .as("closing it begins no period and takes nothing away")
        .isEqualTo("A 0/10, B 0/7");
  }

  @Test
  void theBufferIsForSalesThatAreMade() {
    var market = MarketOfRetailers.of("A").under("buffer=10").with(30);
    assertThat(market.takes("own", 21)).isEqualTo("20 SAFETY_BUFFER");
    assertThat(market.takes("A", 20)).isEqualTo("granted");
    assertThat(market.takes("A", 1)).isEqualTo("0 SAFETY_BUFFER");
  }

  @Test
  void withoutAPolicyTheWholePoolIsEverybodys() {
    var market = MarketOfRetailers.of("A", "B").with(30);
    assertThat(market.takes("A", 31)).isEqualTo("30 POOL_EXHAUSTED");
    assertThat(market.takes("A", 10)).isEqualTo("granted");
    assertThat(market.takes("own", 5)).isEqualTo("granted");
    assertThat(market.entitlements()).isEqualTo("A 15/10, B 15/0");
    assertThat(market.sku().stock().period().number()).isZero();
  }

  @Test
  void whatIsHeldStaysHeldWhateverThePolicySaysLater() {
    var market = MarketOfRetailers.of("A").with(10);
    market.sku().says(Commands.reserve("r", "A-shop", 8, 900));
    market.under("HYBRID : A -5");
    assertThat(market.sku().says(Commands.extend("r", 1000))).isEqualTo("HELD main:8");
    assertThat(market.sku().says(Commands.confirm("r", "o"))).isEqualTo("CONFIRMED main:8 for o");
  }

  @Test
  void aGrantAnewIsHeldAgainstThePolicyOfToday() {
    var market = MarketOfRetailers.of("A").with(10);
    market.sku().says(Commands.reserve("r", "A-shop", 8, 10));
    market.under("HYBRID : A -5").sku().at(10);
    var refused = "NoLongerEntitled[requested=8, available=5, rule=Ceiling[ceiling=5, taken=0]]";
    assertThat(market.sku().says(Commands.confirm("r", "o"))).isEqualTo(refused);
    assertThat(market.sku().says(Commands.extend("r", 60))).isEqualTo(refused);
    assertThat(market.sku().says(Commands.confirm("r", "o", 5)))
        .isEqualTo("CONFIRMED main:5 for o, attempt 2");
    assertThat(market.entitlements()).isEqualTo("A 0/5");
  }

  @Test
  void aGrantAnewThatFindsNoUnitIsGone() {
    var market = MarketOfRetailers.of("A").under("HYBRID : A -5").with(5);
    market.sku().says(Commands.reserve("r", "A-shop", 5, 10));
    market.sku().at(10).says(Commands.reserve("other", "web", 5, 900));
    assertThat(market.sku().says(Commands.confirm("r", "o")))
        .isEqualTo("Gone[end=EXPIRED, requested=5, available=0]");
  }

  @Test
  void explainGivesTheStepsThatDecide() {
    var market = example();
    market.takes("A", 50);
    var taker = new Taker.OfRetailer(new RetailerId("A"));
    var report = AllocationRules.report(market.sku().stock(), taker, market.sku().moment());
    assertThat(report.taken()).contains(50L);
    assertThat(report.period()).isEqualTo(1);
    assertThat(report.explanation().sentences())
        .containsExactly(
            "450 units are available.",
            "The supplier keeps 200 units for its own channels, which have taken 0;"
                + " 200 units are still kept for them; 250 left.",
            "Your ceiling is 200 units and you have taken 50; 150 left for you.",
            "120 units are kept for other retailers' guaranteed minimums; 130 left for you.",
            "You may take 130 units now.");
  }
}
