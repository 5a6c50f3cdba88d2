package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Replies;
import holdfast.stock.SkuReply;
import holdfast.stock.Skus;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Tell what all shops of a SKU should show. */
final class PublicationCalls {
  private final Skus skus;
  private final Outlets outlets;

  PublicationCalls(Skus skus, Outlets outlets) {
    this.skus = skus;
    this.outlets = outlets;
  }

  /** For the supplier only: it tells what every retailer's shops show. */
  CompletionStage<HttpResponse> get(Call call) {
    var sku = new SkuId(call.id());
    ChannelBinding.checkNone(call);
    return skus.publish(sku, outlets.of(sku))
        .thenApply(reply -> shown(sku, SkuAnswers.published(reply)));
  }

  private HttpResponse shown(SkuId sku, SkuReply.Published published) {
    var version = published.seen().summary().version();
    var parked =
        outlets.listings(sku).stream().filter(it -> it.leftAloneFor().isPresent()).toList();
    return published
        .report()
        .map(report -> Replies.json(200, new PublicationJson(sku, report, parked, version)))
        .orElseThrow(() -> SkuCalls.unknown(sku, version));
  }
}
