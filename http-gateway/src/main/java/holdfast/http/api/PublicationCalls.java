package holdfast.http.api;

import holdfast.catalog.CatalogStore;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Replies;
import holdfast.stock.Outlets;
import holdfast.stock.SkuReply;
import holdfast.stock.Skus;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Tell what all shops of a SKU should show. */
final class PublicationCalls {
  private final Skus skus;
  private final CatalogStore catalog;
  private final StoreDirectory stores;

  PublicationCalls(Skus skus, CatalogStore catalog, StoreDirectory stores) {
    this.skus = skus;
    this.catalog = catalog;
    this.stores = stores;
  }

  /** For the supplier only: it tells what every retailer's shops show. */
  CompletionStage<HttpResponse> get(Call call) {
    var sku = new SkuId(call.id());
    ChannelBinding.checkNone(call);
    return skus.publish(sku).thenApply(reply -> shown(sku, SkuAnswers.published(reply)));
  }

  private HttpResponse shown(SkuId sku, SkuReply.Published published) {
    var version = published.seen().summary().version();
    var outlets = new Outlets(catalog.current(), stores.current());
    return published
        .report()
        .map(
            report ->
                new PublicationJson(
                    sku,
                    report,
                    published.shownAtMost(),
                    ListingNumbers.of(report, outlets.stores().listings(sku), outlets),
                    version))
        .map(body -> Replies.json(200, body))
        .orElseThrow(() -> SkuCalls.unknown(sku, version));
  }
}
