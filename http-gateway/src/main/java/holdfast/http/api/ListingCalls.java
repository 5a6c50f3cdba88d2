package holdfast.http.api;

import holdfast.catalog.Identifier;
import holdfast.catalog.Listing;
import holdfast.catalog.ListingsPut;
import holdfast.catalog.Parked;
import holdfast.catalog.SkuId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.stock.Skus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Say what a store's variants stand for, and read it. */
final class ListingCalls {
  private static final char CURSOR_KIND = 'l';
  private static final Choices<Truth> TRUTHS = Choices.lowerCase(Truth.class);

  private final StoreDirectory stores;
  private final KnownSkus skus;
  private final ShownLevels levels;
  private final BlockingWork blocking;

  ListingCalls(StoreDirectory stores, Skus skus, ShownLevels levels, BlockingWork blocking) {
    this.stores = stores;
    this.levels = levels;
    this.skus = new KnownSkus(skus);
    this.blocking = blocking;
  }

  private enum Truth {
    TRUE,
    FALSE
  }

  CompletionStage<HttpResponse> put(Call call) {
    var store = StoreCalls.require(stores, call);
    var findings = new Findings();
    var id = call.secondId(findings);
    var listing = ListingRequest.read(store, id, JsonBody.read(call.body(), findings));
    findings.check();
    return skus.unknown(listing.sku().stream().toList())
        .thenCompose(
            unknown -> {
              unknown.forEach(ListingCalls::refuseUnknown);
              return blocking.run(() -> stores.put(List.of(listing)));
            })
        .thenCompose(outcome -> answered(outcome));
  }

  private static void refuseUnknown(SkuId sku) {
    throw new ProblemException(
        Problem.unprocessable(ProblemCode.UNKNOWN_SKU, "Unknown SKU: %s.".formatted(sku))
            .with(json -> json.writeStringField("field", "/sku")));
  }

  private CompletionStage<HttpResponse> answered(ListingsPut outcome) {
    return switch (outcome) {
      case ListingsPut.Written(var listings) -> {
        var listing = listings.getFirst();
        yield shown(listing.version() == 1 ? 201 : 200, listing);
      }
      case ListingsPut.VariantTaken taken ->
          CompletableFuture.completedFuture(ListingImport.taken(taken, "/variant"));
    };
  }

  CompletionStage<HttpResponse> get(Call call) {
    var store = StoreCalls.require(stores, call);
    return shown(200, require(store, call));
  }

  private Listing require(Store store, Call call) {
    var findings = new Findings();
    var id = call.secondId(findings);
    findings.check();
    return stores.current().listing(store.id(), id).orElseThrow(() -> unknown(store, id));
  }

  private static ProblemException unknown(Store store, String id) {
    return new ProblemException(
        Problem.of(
            ProblemCode.UNKNOWN_LISTING,
            "Unknown listing of the store %s: %s.".formatted(store.id(), id)));
  }

  private CompletionStage<HttpResponse> shown(int status, Listing listing) {
    return suggestion(listing)
        .thenCombine(
            blocking.run(() -> levels.of(List.of(listing))),
            (suggestion, shown) ->
                Replies.json(
                    status, ListingJson.whole(listing, shownOf(shown, listing), suggestion)));
  }

  private static ShownLevels.Shown shownOf(Map<Listing, ShownLevels.Shown> shown, Listing listing) {
    return shown.getOrDefault(listing, ShownLevels.Shown.NOTHING);
  }

  /** A SKU's text is no key: it suggests only where nothing else can be meant. */
  private CompletionStage<Optional<SkuId>> suggestion(Listing listing) {
    var text =
        listing
            .skuText()
            .filter(_ -> listing.sku().isEmpty())
            .filter(Identifier::isValid)
            .filter(it -> isOnlyOne(listing, it))
            .map(SkuId::new);
    return text.isEmpty()
        ? CompletableFuture.completedFuture(Optional.empty())
        : skus.isKnown(text.get()).thenApply(isKnown -> text.filter(_ -> isKnown));
  }

  /** A variant that is gone from the shop can't be meant any more. */
  private boolean isOnlyOne(Listing listing, String text) {
    return stores.current().bySkuText(listing.store(), text).stream()
        .filter(other -> !other.parked().equals(Optional.of(Parked.DELETED)))
        .allMatch(listing::equals);
  }

  CompletionStage<HttpResponse> delete(Call call) {
    var store = StoreCalls.require(stores, call);
    var listing = require(store, call);
    return blocking
        .run(() -> stores.delete(store.id(), listing.id()))
        .thenApply(
            isDeleted -> {
              if (!isDeleted) {
                throw unknown(store, listing.id());
              }
              return Replies.noContent();
            });
  }

  CompletionStage<HttpResponse> list(Call call) {
    var store = StoreCalls.require(stores, call);
    var findings = new Findings();
    var query =
        new Query(
            call.request().getUri(), findings, "sku", "parked", "unmapped", "limit", "cursor");
    var sku = query.text("sku", Identifier.LENGTH_MAX);
    var parked = query.choice("parked", ListingRequest.PARKED);
    var unmapped = query.choice("unmapped", TRUTHS).map(truth -> truth == Truth.TRUE);
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, ListingCalls::position);
    findings.check();
    var rows =
        stores
            .current()
            .listings(store.id(), after)
            .filter(matching(sku, parked, unmapped))
            .limit(limit + 1L)
            .toList();
    return blocking
        .run(() -> levels.of(rows))
        .thenApply(
            shown ->
                Page.of(
                    rows,
                    limit,
                    CURSOR_KIND,
                    Listing::id,
                    listing -> ListingJson.row(listing, shownOf(shown, listing))));
  }

  private static Predicate<Listing> matching(
      Optional<String> sku, Optional<Parked> parked, Optional<Boolean> unmapped) {
    return listing ->
        (sku.isEmpty() || listing.sku().map(SkuId::value).equals(sku))
            && (parked.isEmpty() || listing.leftAloneFor().equals(parked))
            && (unmapped.isEmpty() || unmapped.get() == listing.sku().isEmpty());
  }

  private static Optional<String> position(String text) {
    return Identifier.isValid(text) ? Optional.of(text) : Optional.empty();
  }
}
