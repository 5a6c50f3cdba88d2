package holdfast.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.stock.ReservationId;
import org.junit.jupiter.api.Test;

/** What a node remembers of checkouts' ids: those under way, and as many others as it may. */
class CheckoutIdsTest {
  private static final ReservationId CART = new ReservationId("cart");

  private final CheckoutIds ids = new CheckoutIds(2);

  @Test
  void anIdIsTakenFromTheClaimOn() {
    assertThat(ids.contains(CART)).isFalse();
    ids.claim(CART);
    assertThat(ids.contains(CART)).isTrue();
    ids.settle(CART, true);
    assertThat(ids.contains(CART)).isTrue();
  }

  @Test
  void aRefusedIdIsFreeWhenNobodyElseWantsIt() {
    ids.claim(CART);
    ids.claim(CART);
    ids.settle(CART, false);
    assertThat(ids.contains(CART)).isTrue();
    ids.settle(CART, false);
    assertThat(ids.contains(CART)).isFalse();
  }

  @Test
  void whatWasKeptStaysAfterALaterRefusal() {
    ids.claim(CART);
    ids.settle(CART, true);
    ids.claim(CART);
    ids.settle(CART, false);
    assertThat(ids.contains(CART)).isTrue();
  }

  @Test
  void itIsBoundedAndForgetsNothingThatIsUnderWay() {
    ids.claim(CART);
    for (int i = 0; i < 10; i++) {
      var id = new ReservationId("r" + i);
      ids.claim(id);
      ids.settle(id, true);
    }
    assertThat(ids.contains(CART)).isTrue();
    ids.settle(CART, true);
  }
}
