package holdfast.checkout;

import static holdfast.checkout.Carts.cart;
import static holdfast.checkout.Carts.component;
import static holdfast.checkout.Carts.confirm;
import static holdfast.checkout.Carts.picked;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a checkout as a specification: SKUs A and B with five units each. */
class CheckoutRulesTest {
  private static final CheckoutCommand RELEASE = new CheckoutCommand.Release();
  private static final Duration TTL = Duration.ofSeconds(Carts.TTL_SECONDS);

  private final TheCheckout checkout = new TheCheckout();
  private final Warehouse warehouse = checkout.warehouse().with("A", 5).with("B", 5);

  @Test
  void aCartIsGrantedWhole() {
    assertThat(checkout.reserve("A:2 B:3")).isEqualTo("HELD");
    assertThat(warehouse.promised()).hasToString("{A=2+0, B=3+0}");
    assertThat(checkout.happened()).containsExactly("Begun", "Granted");
  }

  @Test
  void aCartThatIsNotGrantedWholeLeavesNothingHeldAndTheIdMayBeUsedAgain() {
    assertThat(checkout.reserve("A:2 B:6")).isEqualTo("line 1 B: 5 of 6");
    warehouse.assertNothingIsLeftHeld();
    assertThat(checkout.says(new CheckoutCommand.Find())).isEqualTo("UNKNOWN");
    assertThat(checkout.says(confirm("o"))).isEqualTo("UNKNOWN");
    assertThat(checkout.reserve("A:3 B:4")).isEqualTo("HELD");
    assertThat(warehouse.promised()).hasToString("{A=3+0, B=4+0}");
  }

  @ParameterizedTest
  @CsvSource({
    "A:1 B:3,       '/lines/0/quantity'",
    "A:2 C:3,       '/lines/1/sku'",
    "A:2,           '/lines'",
    "A:2 B:3 A:1,   '/lines'"
  })
  void theSameIdWithOtherContentIsRefusedAndTheFieldIsNamed(String other, String field) {
    warehouse.with("C", 5);
    checkout.reserve("A:2 B:3");
    assertThat(checkout.reserve("A:2 B:3")).isEqualTo("HELD (again)");
    assertThat(checkout.reserve(other)).startsWith("IdReused[field=" + field + ",");
    assertThat(checkout.says(Carts.reserve(cart("A:2 B:3", 60), warehouse)))
        .isEqualTo("IdReused[field=/ttlSeconds, before=900, now=60]");
    assertThat(warehouse.promised()).hasToString("{A=2+0, B=3+0, C=0+0}");
  }

  @Test
  void confirmingPinsAllBeforeTheFirstIsConfirmed() {
    checkout.reserve("A:2 B:3");
    assertThat(checkout.says(confirm("o"))).isEqualTo("CONFIRMED");
    assertThat(checkout.happened())
        .containsExactly("Begun", "Granted", "Confirming", "Pinned", "Confirmed");
    assertThat(warehouse.promised()).hasToString("{A=0+2, B=0+3}");
    warehouse.assertNothingIsPinned();
    assertThat(checkout.says(confirm("o"))).isEqualTo("CONFIRMED (again)");
    assertThat(checkout.says(confirm("p"))).isEqualTo("IdReused[field=/order, before=o, now=p]");
    assertThat(checkout.says(RELEASE)).isEqualTo("AlreadyConfirmed[order=o]");
    assertThat(checkout.says(new CheckoutCommand.Extend(60)))
        .isEqualTo("AlreadyConfirmed[order=o]");
  }

  @Test
  void whatWasGivenBackIsGoneForGood() {
    checkout.reserve("A:2 B:3");
    assertThat(checkout.says(RELEASE)).isEqualTo("RELEASED");
    warehouse.assertNothingIsLeftHeld();
    assertThat(checkout.says(RELEASE)).isEqualTo("RELEASED (again)");
    assertThat(checkout.reserve("A:2 B:3")).isEqualTo("RELEASED (again)");
    assertThat(checkout.says(confirm("o"))).startsWith("Gone[end=RELEASED");
    assertThat(checkout.says(new CheckoutCommand.Extend(60))).startsWith("Gone[end=RELEASED");
  }

  @Test
  void extendingIsWholeAndNeverShortens() {
    checkout.reserve("A:2 B:3");
    var deadline = checkout.state().expiresAt();
    assertThat(checkout.says(new CheckoutCommand.Extend(60))).isEqualTo("HELD (again)");
    assertThat(checkout.says(new CheckoutCommand.Extend(1000))).isEqualTo("HELD");
    assertThat(checkout.state().expiresAt()).isEqualTo(deadline.plusSeconds(100));
    checkout.pass(TTL);
    assertThat(checkout.says(confirm("o"))).isEqualTo("CONFIRMED");
    assertThat(checkout.happened()).doesNotContain("BegunAnew");
  }

  @Test
  void afterTheDeadlineNothingIsHeldAndConfirmingIsANewDecision() {
    checkout.reserve("A:2 B:3");
    checkout.pass(TTL);
    assertThat(checkout.says(new CheckoutCommand.Find())).isEqualTo("EXPIRED (again)");
    warehouse.assertNothingIsLeftHeld();
    assertThat(checkout.reserve("A:2 B:3")).isEqualTo("EXPIRED (again)");
    assertThat(checkout.says(confirm("o"))).isEqualTo("CONFIRMED attempt 2");
    assertThat(warehouse.promised()).hasToString("{A=0+2, B=0+3}");
  }

  @Test
  void afterTheDeadlineExtendingIsANewDecision() {
    checkout.reserve("A:2 B:3");
    checkout.pass(TTL);
    assertThat(checkout.says(new CheckoutCommand.Extend(60))).isEqualTo("HELD attempt 2");
    assertThat(warehouse.promised()).hasToString("{A=2+0, B=3+0}");
  }

  @Test
  void afterTheDeadlineALackOfOneLineRefusesTheWhole() {
    checkout.reserve("A:2 B:3");
    checkout.pass(TTL);
    warehouse.lose("B", 4);
    assertThat(checkout.says(confirm("o"))).isEqualTo("line 1 B: 1 of 3");
    assertThat(warehouse.promised()).hasToString("{A=0+0, B=0+0}");
    assertThat(checkout.state().phase()).isEqualTo(Checkout.Phase.EXPIRED);
  }

  /** The last moment: held when the confirm begins, expired when the pin arrives. */
  @Test
  void aHoldThatExpiresUnderTheConfirmIsDecidedAnew() {
    checkout.reserve("A:2 B:3");
    checkout.beforeNextStep(() -> checkout.pass(TTL));
    assertThat(checkout.says(confirm("o"))).isEqualTo("CONFIRMED attempt 2");
    assertThat(checkout.happened())
        .containsSubsequence("Confirming", "GivenUp", "Ended", "BegunAnew", "Pinned");
    assertThat(warehouse.promised()).hasToString("{A=0+2, B=0+3}");
  }

  @Test
  void whenItsUnitsAreGoneByThenTheWholeConfirmFails() {
    checkout.reserve("A:2 B:3");
    checkout.beforeNextStep(
        () -> {
          checkout.pass(TTL);
          warehouse.lose("B", 3);
        });
    assertThat(checkout.says(confirm("o"))).isEqualTo("line 1 B: 2 of 3");
    assertThat(warehouse.promised()).hasToString("{A=0+0, B=0+0}");
    warehouse.assertNothingIsPinned();
  }

  @Test
  void aPinnedCheckoutIsConfirmedHoweverLongItTakes() {
    checkout.reserve("A:2 B:3");
    checkout.beforeNextStep(
        () -> checkout.beforeNextStep(() -> checkout.pass(TTL.multipliedBy(100))));
    assertThat(checkout.says(confirm("o"))).isEqualTo("CONFIRMED");
  }

  @Test
  void linesThatShareASkuShareItsPicks() {
    warehouse.receive("A", Warehouse.FAR, 3);
    warehouse.withBundle("KIT", component("A", 2), component("B", 1));
    assertThat(checkout.reserve("A:1 KIT:2 A:2")).isEqualTo("HELD");
    assertThat(picked(checkout.state()))
        .containsExactly("A:1(main:1)", "KIT:2[A:4(main:4), B:2(main:2)]", "A:2(far:2)");
  }

  @Test
  void openReservationsKeepTheRecipeThatTheyWereMadeWith() {
    warehouse.withBundle("KIT", component("A", 2));
    checkout.reserve("KIT:1");
    warehouse.withBundle("KIT", component("B", 1));
    checkout.pass(TTL);
    assertThat(checkout.says(confirm("o"))).isEqualTo("CONFIRMED attempt 2");
    assertThat(warehouse.promised()).hasToString("{A=0+2, B=0+0}");
  }

  @Test
  void ofABundleAsManyLackAsItsScarcestComponentLacks() {
    warehouse.withBundle("KIT", component("A", 2), component("B", 1));
    assertThat(checkout.reserve("KIT:3")).isEqualTo("line 0 KIT: 2 of 3");
    warehouse.assertNothingIsLeftHeld();
  }

  @Test
  void whatNobodyMayReserveAtOnceIsRefusedBeforeAnySkuIsAsked() {
    warehouse.withBundle("KIT", component("A", 1000));
    assertThat(Carts.explode(cart("KIT:1000 A:1"), warehouse))
        .isEqualTo(
            new Explosion.Impossible(
                new CheckoutAnswer.TooMuch(component("A", 1).sku(), 1_000_001)));
  }
}
