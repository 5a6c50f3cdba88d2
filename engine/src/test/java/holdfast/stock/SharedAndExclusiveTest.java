package holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Policies;
import holdfast.catalog.WindowId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Specification: how a SKU moves from shared to exclusive as its units become few, and back (I8).
 * Shops A and B show its units, an own channel sells them too, and the exposure budget is 4: with 8
 * units or more 4 may stand in both shops, with 6 units 2, and the last 4 in one place each.
 */
class SharedAndExclusiveTest {
  private static final String[] RETAILERS = {"A", "B"};
  private static final WindowId A = WindowShops.window("A");
  private static final WindowId B = WindowShops.window("B");

  private final TheSku sku =
      TheSku.sku()
          .in(WindowShops.catalog(RETAILERS))
          .soldBy(WindowShops.book(RETAILERS))
          .under(Policies.book(1, "DYNAMIC_POOL budget=4", RETAILERS))
          .with("main", 10);
  private int sales;

  private Answer.Offered offer(WindowId window) {
    return (Answer.Offered) sku.ask(new StockCommand.Offer(window));
  }

  private void acknowledge(Answer.Offered offered) {
    sku.ask(new StockCommand.Acknowledge(offered.window(), offered.units(), offered.version()));
  }

  private void shows(WindowId window) {
    acknowledge(offer(window));
  }

  private void sells(WindowId window, int units) {
    sales++;
    sku.ask(Commands.sell("!s" + sales, 1, window.store().value(), units));
  }

  /** As in "SHARED 10: A 6 of 6, B 5 of 5": what it may show at most, of what it should show. */
  private String now() {
    var publication = AllocationRules.publication(sku.stock(), sku.moment());
    return "%s %d: A %s, B %s"
        .formatted(publication.mode(), publication.available(), numbers(A), numbers(B));
  }

  private String numbers(WindowId window) {
    var most = WindowRules.shownAtMost(sku.stock(), sku.moment()).orElseThrow().windows();
    var target = Targets.of(sku.stock(), sku.moment()).of(window).orElseThrow();
    var shown = most.stream().filter(it -> it.window().equals(window)).findFirst().orElseThrow();
    return shown.units() + " of " + target.units();
  }

  private String asks(WindowId window) {
    return sku.says(new StockCommand.Offer(window));
  }

  @BeforeEach
  void bothShopsShowWhatTheyShould() {
    sku.ask(new StockCommand.Observe(A, 0, true, 0));
    sku.ask(new StockCommand.Observe(B, 0, true, 0));
    shows(A);
    shows(B);
  }

  /** The split is 4 to A, 3 to B and 3 to the own channel; the shops show 4 units more. */
  @Test
  void fourUnitsMoreThanThereAreForShopsMayBeShown() {
    assertThat(now()).isEqualTo("SHARED 10: A 6 of 6, B 5 of 5");
  }

  /**
   * 6 are left: 2 each, and 2 more. B has sold none, but has to give 2 up before A gets its 3rd.
   */
  @Test
  void withFewerUnitsFewerAreShownTwice() {
    sells(A, 4);
    assertThat(now()).isEqualTo("SHARED 6: A 2 of 3, B 5 of 3");
    assertThat(asks(A)).isEqualTo("OFFERED 2 SHOWN_ELSEWHERE instead of 2");
    shows(B);
    assertThat(asks(A)).isEqualTo("OFFERED 3 EXPOSURE_BUDGET instead of 2");
    assertThat(now()).isEqualTo("SHARED 6: A 3 of 3, B 3 of 3");
  }

  /** 4 are left, of which A shows 3: the own channel gets one when A has shown fewer. */
  @Test
  void theLastFourStandInOnePlaceEach() {
    sells(A, 4);
    shows(B);
    shows(A);
    sells(B, 2);
    assertThat(now()).isEqualTo("EXCLUSIVE 4: A 3 of 2, B 1 of 1");
    var anna = Commands.reserve("anna", "web", 1, 900);
    assertThat(sku.says(anna))
        .isEqualTo("UnitsShownElsewhere[requested=1, available=0, retryAfterSeconds=3]");
    shows(A);
    assertThat(sku.says(anna)).isEqualTo("HELD main:1");
    assertThat(now()).isEqualTo("EXCLUSIVE 3: A 1 of 1, B 1 of 1");
  }

  /** Where a shop can't be told that it should show less, nobody else may show more. */
  @Test
  void aShopThatIsAwayKeepsTheUnitsThatItShows() {
    sells(A, 6);
    assertThat(now()).isEqualTo("EXCLUSIVE 4: A 0 of 2, B 5 of 1");
    assertThat(asks(A)).isEqualTo("OFFERED 0 SHOWN_ELSEWHERE instead of 0");
    sells(B, 4);
    assertThat(now()).isEqualTo("EXCLUSIVE 0: A 0 of 0, B 1 of 0");
    shows(B);
    assertThat(now()).isEqualTo("EXCLUSIVE 0: A 0 of 0, B 0 of 0");
  }

  /** 5 more arrive, and the same units may be shown by both again. */
  @Test
  void withMoreUnitsTheyAreSharedAgain() {
    sells(A, 4);
    sells(B, 3);
    assertThat(now()).startsWith("EXCLUSIVE 3:");
    sku.with("east", 5);
    shows(A);
    shows(B);
    assertThat(now()).isEqualTo("SHARED 8: A 5 of 5, B 5 of 5");
  }
}
