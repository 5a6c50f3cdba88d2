package holdfast.checkout;

import static holdfast.checkout.Carts.component;
import static holdfast.checkout.Carts.confirm;
import static holdfast.checkout.Carts.picked;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A checkout of which an order gets a part: SKUs A and B with nine units, KIT is 2 A and 1 B. */
class PartialConfirmTest {
  private static final Duration TTL = Duration.ofSeconds(Carts.TTL_SECONDS);

  private final TheCheckout checkout = new TheCheckout();
  private final Warehouse warehouse =
      checkout
          .warehouse()
          .with("A", 9)
          .with("B", 9)
          .withBundle("KIT", component("A", 2), component("B", 1));

  @ParameterizedTest
  @CsvSource({
    "A:2 B:3,       A:1 B:3,     '{A=0+1, B=0+3}'",
    "A:2 B:3,       B:1,         '{A=0+0, B=0+1}'",
    "KIT:3,         KIT:1,       '{A=0+2, B=0+1}'",
    "KIT:2 A:1,     KIT:1 A:1,   '{A=0+3, B=0+1}'",
    "KIT:2 A:1,     A:1,         '{A=0+1, B=0+0}'",
    "A:2 B:1 A:3,   A:1 A:3,     '{A=0+4, B=0+0}'"
  })
  void theOrderGetsWhatItAsksForAndTheRestReturns(String cart, String part, String promised) {
    checkout.reserve(cart);
    assertThat(checkout.says(confirm("o", part))).isEqualTo("CONFIRMED");
    assertThat(warehouse.promised()).hasToString(promised);
    warehouse.assertNothingIsPinned();
  }

  @Test
  void aLineIsShownWithWhatWasConfirmedOfItAndTheLastOneGivesFirst() {
    warehouse.receive("A", Warehouse.FAR, 9);
    checkout.reserve("A:4 KIT:3 A:6");
    checkout.says(confirm("o", "A:5 KIT:2"));
    assertThat(picked(checkout.state()))
        .containsExactly("A:4(main:4)", "KIT:2[A:4(main:4), B:2(main:2)]", "A:1(main:1)");
    assertThat(warehouse.available("A")).isEqualTo(18 - 9);
  }

  @Test
  void ofWhatNobodyWantsNoHoldIsPinned() {
    checkout.reserve("A:2 B:3");
    checkout.beforeNextStep(
        () ->
            checkout.beforeNextStep(
                () -> {
                  checkout.pass(TTL);
                  warehouse.receive("A", Warehouse.MAIN, 1);
                  warehouse.receive("B", Warehouse.MAIN, 1);
                  assertThat(warehouse.promised()).hasToString("{A=2+0, B=0+0}");
                }));
    assertThat(checkout.says(confirm("o", "A:1"))).isEqualTo("CONFIRMED");
    assertThat(warehouse.promised()).hasToString("{A=0+1, B=0+0}");
  }

  @Test
  void moreThanWasReservedIsRefusedAndNothingHappens() {
    checkout.reserve("A:2 KIT:1 A:1");
    assertThat(checkout.says(confirm("o", "A:2 A:2"))).contains("sku=A", "requested=4, held=3");
    assertThat(checkout.says(confirm("o", "KIT:2"))).contains("sku=KIT", "requested=2, held=1");
    assertThat(checkout.says(confirm("o", "A:1 B:1"))).contains("sku=B", "requested=1, held=0");
    assertThat(warehouse.promised()).hasToString("{A=5+0, B=1+0}");
    assertThat(checkout.happened()).containsExactly("Begun", "Granted");
  }

  @Test
  void theSameAgainIsTheSameAndAnythingElseIsRefused() {
    checkout.reserve("A:2 KIT:2");
    checkout.says(confirm("o", "A:2 KIT:1"));
    assertThat(checkout.says(confirm("o", "A:2 KIT:1"))).isEqualTo("CONFIRMED (again)");
    assertThat(checkout.says(confirm("o", "KIT:1 A:1 A:1"))).isEqualTo("CONFIRMED (again)");
    assertThat(checkout.says(confirm("o", "A:2 KIT:2")))
        .isEqualTo("IdReused[field=/lines/1/quantity, before=1, now=2]");
    assertThat(checkout.says(confirm("o")))
        .isEqualTo("IdReused[field=/lines/1/quantity, before=1, now=2]");
    assertThat(checkout.says(confirm("p", "A:2 KIT:1")))
        .isEqualTo("IdReused[field=/order, before=o, now=p]");
    assertThat(warehouse.promised()).hasToString("{A=0+4, B=0+1}");
  }

  @Test
  void allLinesInWordsAreTheWhole() {
    checkout.reserve("A:2 KIT:2");
    assertThat(checkout.says(confirm("o", "KIT:2 A:2"))).isEqualTo("CONFIRMED");
    assertThat(checkout.says(confirm("o"))).isEqualTo("CONFIRMED (again)");
    assertThat(warehouse.promised()).hasToString("{A=0+6, B=0+2}");
  }

  @Test
  void afterTheDeadlineOnlyWhatIsWantedIsDecidedAnew() {
    checkout.reserve("A:6 KIT:1 B:4");
    checkout.pass(TTL);
    warehouse.lose("B", 7);
    assertThat(checkout.says(confirm("o", "A:3 KIT:1 B:2"))).isEqualTo("line 2 B: 1 of 2");
    assertThat(warehouse.promised()).hasToString("{A=0+0, B=0+0}");
    assertThat(checkout.says(confirm("o", "A:3 KIT:1 B:1"))).isEqualTo("CONFIRMED attempt 2");
    assertThat(warehouse.promised()).hasToString("{A=0+5, B=0+2}");
    assertThat(picked(checkout.state()))
        .containsExactly("A:3(main:3)", "KIT:1[A:2(main:2), B:1(main:1)]", "B:1(main:1)");
  }

  @Test
  void aHoldThatExpiresUnderAPartialConfirmIsDecidedAnewInPart() {
    checkout.reserve("A:2 B:3");
    checkout.beforeNextStep(() -> checkout.pass(TTL));
    assertThat(checkout.says(confirm("o", "B:2"))).isEqualTo("CONFIRMED attempt 2");
    assertThat(warehouse.promised()).hasToString("{A=0+0, B=0+2}");
  }

  @Test
  void whatFailedInPartMayStillBeWhole() {
    checkout.reserve("A:2 B:3");
    checkout.pass(TTL);
    warehouse.lose("B", 8);
    assertThat(checkout.says(confirm("o", "B:2"))).isEqualTo("line 1 B: 1 of 2");
    warehouse.receive("B", Warehouse.MAIN, 5);
    assertThat(checkout.says(new CheckoutCommand.Extend(60))).isEqualTo("HELD attempt 2");
    assertThat(checkout.says(confirm("p"))).isEqualTo("CONFIRMED attempt 2");
    assertThat(warehouse.promised()).hasToString("{A=0+2, B=0+3}");
  }
}
