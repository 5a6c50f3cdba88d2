package holdfast.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import holdfast.stock.ReservationId;
import org.junit.jupiter.api.Test;

/** Goal: an id is with one SKU at a time, and is free again when nothing came of it. */
class ReservationDirectoryTest {
  private static final SkuId TEE = new SkuId("tee");
  private static final SkuId MUG = new SkuId("mug");
  private static final ReservationId CART = new ReservationId("cart");

  private final EarlierIds earlier = new EarlierIds(1_000);
  private final ReservationDirectory directory = new ReservationDirectory(1_000, earlier);

  @Test
  void aClaimIsFoundBeforeItIsSettled() {
    assertThat(directory.claim(CART, TEE)).isEmpty();
    assertThat(directory.find(CART)).contains(TEE);
    assertThat(directory.claim(CART, MUG)).contains(TEE);
    assertThat(directory.claim(CART, TEE)).isEmpty();
  }

  @Test
  void whatWasRefusedMayGoElsewhere() {
    directory.claim(CART, TEE);
    directory.settle(CART, false);
    assertThat(directory.find(CART)).isEmpty();
    assertThat(directory.claim(CART, MUG)).isEmpty();
  }

  @Test
  void aRefusalDoesNotUndoAGrantThatCameWithIt() {
    directory.claim(CART, TEE);
    directory.claim(CART, TEE);
    directory.settle(CART, true);
    directory.settle(CART, false);
    assertThat(directory.claim(CART, MUG)).contains(TEE);
  }

  @Test
  void aRefusalDoesNotUndoAClaimThatIsUnderWay() {
    directory.claim(CART, TEE);
    directory.claim(CART, TEE);
    directory.settle(CART, false);
    assertThat(directory.claim(CART, MUG)).contains(TEE);
  }

  @Test
  void whatTheReadModelKnowsDoesNotOverruleWhatIsKnown() {
    directory.learn(CART, TEE);
    directory.learn(CART, MUG);
    assertThat(directory.find(CART)).contains(TEE);
  }

  @Test
  void itForgetsWhatWasUsedLongestAgo() {
    for (int i = 0; i < 100_000; i++) {
      directory.learn(new ReservationId("r" + i), TEE);
      directory.find(new ReservationId("r0"));
    }
    assertThat(directory.find(new ReservationId("r0"))).contains(TEE);
    assertThat(directory.find(new ReservationId("r1"))).isEmpty();
    assertThat(directory.find(new ReservationId("r99999"))).contains(TEE);
  }
}
