package holdfast.publish;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.stock.GuardedSku;
import holdfast.stock.SkuReply;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For which of a SKU's versions a number is the right one that a shop has confirmed. */
class SkuOffersTest {
  private final GuardedSku sku = new GuardedSku(2, () -> {});
  private final SkuOffers offers =
      new SkuOffers(
          (_, command) ->
              CompletableFuture.completedFuture(new SkuReply.Answered(sku.ask(command))));

  @BeforeEach
  void tenUnitsEachShownInOnePlace() {
    sku.under("DYNAMIC_POOL mode=EXCLUSIVE");
    sku.receive(10);
  }

  private OfferAnswer.Offered offer() {
    var window = sku.windows().getFirst();
    return (OfferAnswer.Offered) offers.offer(GuardedSku.ID, window).toCompletableFuture().join();
  }

  private long acknowledge(OfferAnswer.Offered offer) {
    return offers
        .acknowledge(GuardedSku.ID, sku.windows().getFirst(), offer.units(), offer.version())
        .toCompletableFuture()
        .join();
  }

  @Test
  void theNewestIfNothingHappenedMeanwhile() {
    assertThat(acknowledge(offer())).isEqualTo(sku.version());
  }

  /** The sweep looks for numbers that were not told for the newest version. */
  @Test
  void thatOfTheOfferIfUnitsWereLostMeanwhile() {
    var offer = offer();
    sku.lose(10);
    assertThat(acknowledge(offer)).isEqualTo(offer.version());
  }
}
