package holdfast.http.api;

import holdfast.catalog.Listing;
import holdfast.catalog.ListingsPut;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.Replies;
import holdfast.stock.Skus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Say what many of a store's variants stand for, all at once or not at all. */
final class ListingImport {
  /** Most listings of one call. */
  static final int LISTINGS_MAX = 1_000;

  private static final String LISTINGS = "listings";

  private final StoreDirectory stores;
  private final KnownSkus skus;
  private final BlockingWork blocking;

  ListingImport(StoreDirectory stores, Skus skus, BlockingWork blocking) {
    this.stores = stores;
    this.skus = new KnownSkus(skus);
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> post(Call call) {
    var store = StoreCalls.require(stores, call);
    var findings = new Findings();
    var listings = new ArrayList<Listing>();
    var ids = new HashSet<String>();
    for (var fields :
        JsonBody.read(call.body(), findings).only(LISTINGS).objects(LISTINGS, LISTINGS_MAX)) {
      var listing = ListingRequest.readNamed(store, fields);
      if (!ids.add(listing.id())) {
        fields.refuse("id", "is there twice");
      }
      listings.add(listing);
    }
    findings.check();
    return skus.unknown(listings.stream().map(Listing::sku).flatMap(Optional::stream).toList())
        .thenCompose(
            unknown -> {
              refuse(listings, unknown);
              return blocking.run(() -> stores.put(listings));
            })
        .thenApply(outcome -> answered(listings, outcome));
  }

  private static void refuse(List<Listing> listings, Set<SkuId> unknown) {
    var findings = new Findings();
    for (int i = 0; i < listings.size(); i++) {
      var field = "/%s/%d/sku".formatted(LISTINGS, i);
      listings
          .get(i)
          .sku()
          .filter(unknown::contains)
          .ifPresent(sku -> findings.add(field, "is unknown: " + sku));
    }
    findings.checkUnprocessable(ProblemCode.UNKNOWN_SKU);
  }

  private static HttpResponse answered(List<Listing> wanted, ListingsPut outcome) {
    return switch (outcome) {
      case ListingsPut.Written(var written) ->
          Replies.json(
              200,
              json -> {
                json.writeStartObject();
                json.writeArrayFieldStart("items");
                for (var listing : written) {
                  json.writeStartObject();
                  json.writeStringField("id", listing.id());
                  json.writeNumberField("version", listing.version());
                  json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
              });
      case ListingsPut.VariantTaken taken ->
          taken(taken, "/%s/%d/variant".formatted(LISTINGS, wanted.indexOf(taken.wanted())));
    };
  }

  /** That a variant belongs to another listing. */
  static HttpResponse taken(ListingsPut.VariantTaken taken, String field) {
    return Replies.problem(
        Problem.of(
                ProblemCode.VARIANT_TAKEN,
                "The variant %s belongs to the listing %s of this store."
                    .formatted(taken.wanted().variant(), taken.holder()))
            .with(json -> json.writeStringField("field", field)));
  }
}
