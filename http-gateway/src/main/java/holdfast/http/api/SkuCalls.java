package holdfast.http.api;

import holdfast.catalog.CatalogStore;
import holdfast.catalog.Identifier;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.stock.Answer;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuReply;
import holdfast.stock.SkuSummary;
import holdfast.stock.Skus;
import holdfast.stock.StockCommand;
import holdfast.stock.StockViews.SkuFilter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Define, read and list SKUs. */
final class SkuCalls {
  private static final char CURSOR_KIND = 's';
  private static final Choices<SkuProfile.Kind> KINDS = Choices.upperCase(SkuProfile.Kind.class);

  private final Skus skus;
  private final FreshViews views;
  private final CatalogStore catalog;
  private final StoreDirectory stores;
  private final BundleComponents components;

  SkuCalls(Skus skus, FreshViews views, CatalogStore catalog, StoreDirectory stores) {
    this.skus = skus;
    this.views = views;
    this.catalog = catalog;
    this.stores = stores;
    this.components = new BundleComponents(skus);
  }

  CompletionStage<HttpResponse> put(Call call) {
    var findings = new Findings();
    var sku = new SkuId(call.id(findings));
    var profile = SkuProfileRequest.read(call, findings);
    findings.check();
    return components
        .check(sku, profile)
        .thenCompose(_ -> skus.ask(sku, new StockCommand.Define(profile)))
        .thenCompose(reply -> defined(call, sku, SkuAnswers.answer(reply)));
  }

  private CompletionStage<HttpResponse> defined(Call call, SkuId sku, Answer answer) {
    return switch (answer) {
      case Answer.SkuIs(var profile, var created, _) ->
          look(sku).thenCompose(seen -> shown(call, created ? 201 : 200, sku, profile, seen));
      case Answer.Refused(var refusal, var version) ->
          CompletableFuture.completedFuture(
              Replies.problem(RefusalProblem.of(refusal, sku, PathNames.SKU).withVersion(version)));
      case Answer.MovementIs _,
          Answer.ReservationIs _,
          Answer.PeriodIs _,
          Answer.ReturnIs _,
          Answer.Noted _,
          Answer.Offered _,
          Answer.Acknowledged _ ->
          throw new IllegalStateException("an answer to another command: " + answer);
    };
  }

  CompletionStage<HttpResponse> get(Call call) {
    var sku = new SkuId(call.id());
    return look(sku)
        .thenCompose(
            found -> shown(call, 200, sku, requireKnown(sku, found.seen().summary()), found));
  }

  /** Where no shop sells the SKU, nobody need calculate what it shows. */
  private CompletionStage<SkuReply.Published> look(SkuId sku) {
    return stores.current().listings(sku).isEmpty()
        ? skus.look(sku)
            .thenApply(
                reply ->
                    new SkuReply.Published(
                        SkuAnswers.seen(reply), Optional.empty(), Optional.empty()))
        : skus.publish(sku).thenApply(SkuAnswers::published);
  }

  private CompletionStage<HttpResponse> shown(
      Call call, int status, SkuId sku, SkuProfile profile, SkuReply.Published found) {
    var known = catalog.current();
    var seen = found.seen();
    var retailers =
        seen.retailers().stream()
            .filter(entitled -> ChannelBinding.maySee(call, known, entitled.retailer()))
            .toList();
    return components
        .available(profile, seen.summary())
        .thenApply(
            available ->
                Replies.json(
                    status,
                    SkuJson.whole(
                        sku, profile, seen.summary(), available, retailers, found.report())));
  }

  /** What is known of a SKU that somebody has defined. */
  static SkuProfile requireKnown(SkuId sku, SkuSummary summary) {
    return summary.profile().orElseThrow(() -> unknown(sku, summary.version()));
  }

  /** That nobody has defined the SKU of a path. */
  static ProblemException unknown(SkuId sku, long version) {
    return new ProblemException(
        Problem.of(ProblemCode.UNKNOWN_SKU, "Unknown SKU: %s.".formatted(sku))
            .withVersion(version));
  }

  CompletionStage<HttpResponse> list(Call call) {
    var findings = new Findings();
    var query =
        new Query(
            call.request().getUri(), findings, "category", "kind", "prefix", "limit", "cursor");
    var filter =
        new SkuFilter(
            query.text("category", SkuProfileRequest.CATEGORY_MAX),
            query.choice("kind", KINDS),
            query.text("prefix", Identifier.LENGTH_MAX));
    int limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, SkuCalls::position);
    findings.check();
    return views
        .askWhenCaughtUp(all -> all.skus(filter, after, limit + 1))
        .thenApply(
            rows -> Page.of(rows, limit, CURSOR_KIND, row -> row.sku().value(), SkuJson::row));
  }

  private static Optional<SkuId> position(String text) {
    return Identifier.isValid(text) ? Optional.of(new SkuId(text)) : Optional.empty();
  }
}
