package holdfast.publish;

import holdfast.catalog.SkuId;
import holdfast.catalog.WindowId;
import holdfast.stock.Answer;
import holdfast.stock.Refusal;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Offers of SKUs.
 *
 * @param skus carries a command to a SKU; never fails
 */
public record SkuOffers(BiFunction<SkuId, StockCommand, CompletionStage<SkuReply>> skus)
    implements Offers {
  @Override
  public CompletionStage<OfferAnswer> offer(SkuId sku, WindowId window) {
    return skus.apply(sku, new StockCommand.Offer(window)).thenApply(SkuOffers::offered);
  }

  private static OfferAnswer offered(SkuReply reply) {
    if (!(reply instanceof SkuReply.Answered(var answer))) {
      return new OfferAnswer.Unavailable("The SKU can't be asked: " + reply);
    }
    if (answer instanceof Answer.Offered offer) {
      return new OfferAnswer.Offered(
          offer.units(), offer.rule(), offer.baseline(), offer.guarded(), offer.version());
    }
    if (answer instanceof Answer.Refused(Refusal.UnknownSku _, _)) {
      return new OfferAnswer.Nothing("Nobody has defined the SKU.");
    }
    if (answer instanceof Answer.Refused(Refusal.NoWindow(_, var parked), _)) {
      return new OfferAnswer.Nothing(
          parked
              .map("The listing is left alone: %s."::formatted)
              .orElse("The listing no longer names the number."));
    }
    return new OfferAnswer.Unavailable("The SKU refuses: " + answer);
  }

  @Override
  public CompletionStage<Long> acknowledge(SkuId sku, WindowId window, long units, long offer) {
    return skus.apply(sku, new StockCommand.Acknowledge(window, units, offer))
        .thenApply(
            reply ->
                noted(reply) instanceof Answer.Acknowledged(_, var isNewest, var version)
                        && isNewest
                    ? version
                    : offer);
  }

  @Override
  public CompletionStage<Void> observe(SkuId sku, WindowId window, long units, long offer) {
    return skus.apply(sku, new StockCommand.Observe(window, units, false, offer))
        .thenAccept(SkuOffers::noted);
  }

  @Override
  public CompletionStage<Void> withdraw(SkuId sku, WindowId window) {
    return skus.apply(sku, new StockCommand.Withdraw(window)).thenAccept(SkuOffers::noted);
  }

  /** A SKU that refuses keeps no record of the window; one that can't be asked has to be. */
  private static Answer noted(SkuReply reply) {
    if (reply instanceof SkuReply.Answered(var answer)) {
      return answer;
    }
    throw new IllegalStateException("the SKU can't take note of what a window shows: " + reply);
  }
}
