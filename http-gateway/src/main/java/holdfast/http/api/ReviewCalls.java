package holdfast.http.api;

import holdfast.catalog.Listing;
import holdfast.catalog.ListingsPut;
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
import holdfast.intake.DeliveryLog;
import holdfast.intake.ReviewEntry;
import holdfast.intake.ReviewQueue;
import holdfast.intake.ReviewReason;
import holdfast.intake.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Look at what could not be worked on, and decide about it. */
final class ReviewCalls {
  private static final char CURSOR_KIND = 'w';
  private static final int OPERATOR_MAX = 100;
  private static final int NOTE_MAX = 500;
  private static final Choices<ReviewReason> REASONS = Choices.upperCase(ReviewReason.class);
  private static final Choices<ReviewEntry.State> STATES =
      Choices.upperCase(ReviewEntry.State.class);

  private final ReviewQueue reviews;
  private final DeliveryLog log;
  private final Consumer<Ticket> intake;
  private final StoreDirectory stores;
  private final KnownSkus skus;
  private final BlockingWork blocking;
  private final Clock clock;

  ReviewCalls(
      ReviewQueue reviews,
      DeliveryLog log,
      Consumer<Ticket> intake,
      StoreDirectory stores,
      KnownSkus skus,
      BlockingWork blocking,
      Clock clock) {
    this.reviews = reviews;
    this.log = log;
    this.intake = intake;
    this.stores = stores;
    this.skus = skus;
    this.blocking = blocking;
    this.clock = clock;
  }

  CompletionStage<HttpResponse> list(Call call) {
    ChannelBinding.checkNone(call);
    var findings = new Findings();
    var query =
        new Query(call.request().getUri(), findings, "store", "reason", "state", "limit", "cursor");
    var filter =
        new ReviewQueue.Filter(
            DeliveryCalls.store(query, "store", findings),
            query.choice("reason", REASONS),
            query.choice("state", STATES).orElse(ReviewEntry.State.OPEN));
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, DeliveryCalls::position);
    findings.check();
    return blocking
        .run(() -> reviews.entries(filter, after, limit + 1))
        .thenApply(rows -> Page.of(rows, limit, CURSOR_KIND, ReviewEntry::id, ReviewJson::row));
  }

  CompletionStage<HttpResponse> get(Call call) {
    ChannelBinding.checkNone(call);
    var id = call.id();
    return blocking.run(() -> shown(200, entry(id)));
  }

  CompletionStage<HttpResponse> retry(Call call) {
    var id = call.id();
    return blocking.run(() -> retried(id));
  }

  private HttpResponse retried(String id) {
    var entry = entry(id);
    reviews.retry(id, now()).ifPresent(intake);
    return shown(202, reviews.entry(id).orElse(entry));
  }

  CompletionStage<HttpResponse> ignore(Call call) {
    var id = call.id();
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings).only("operator", "note");
    var operator = fields.text("operator", OPERATOR_MAX);
    var note = fields.text("note", NOTE_MAX);
    findings.check();
    return blocking.run(
        () -> {
          var entry = entry(id);
          return shown(
              200,
              reviews.ignore(id, operator, note, now()).orElseThrow(() -> alreadySolved(entry)));
        });
  }

  private static ProblemException alreadySolved(ReviewEntry entry) {
    return new ProblemException(
        Problem.of(
            ProblemCode.ALREADY_SOLVED, "The entry %s is solved already.".formatted(entry.id())));
  }

  /** Says which SKU a variant stands for, and tries again. */
  CompletionStage<HttpResponse> map(Call call) {
    var id = call.id();
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings).only("variant", "sku", "listing");
    var variant = fields.id("variant");
    var sku = new SkuId(fields.id("sku"));
    var listing = fields.optionalId("listing").orElse(variant);
    findings.check();
    return skus.isKnown(sku)
        .thenCompose(
            isKnown -> {
              if (!isKnown) {
                throw unknownSku(sku);
              }
              return blocking.run(
                  () -> {
                    write(store(entry(id)), variant, listing, sku);
                    return retried(id);
                  });
            });
  }

  private Store store(ReviewEntry entry) {
    return stores
        .current()
        .store(entry.store())
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        ProblemCode.UNKNOWN_STORE, "Unknown store: %s.".formatted(entry.store()))));
  }

  private void write(Store store, String variant, String newId, SkuId sku) {
    if (!PlatformForms.id(store.platform()).test(variant)) {
      throw new ProblemException(
          Findings.problem("/variant", PlatformForms.idAllowed(store.platform())));
    }
    var book = stores.current();
    var known = book.byVariant(store.id(), variant);
    if (known.isEmpty() && book.listing(store.id(), newId).isPresent()) {
      throw new ProblemException(
          Findings.problem("/listing", "must be a new id: another variant's listing has this one"));
    }
    var put =
        stores.put(
            List.of(
                known
                    .map(it -> mapped(it, sku))
                    .orElseGet(() -> fresh(store, variant, newId, sku))));
    if (put instanceof ListingsPut.VariantTaken(var _, var holder)) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.VARIANT_TAKEN,
              "The variant %s belongs to the listing %s of this store."
                  .formatted(variant, holder)));
    }
  }

  private static Listing mapped(Listing listing, SkuId sku) {
    return new Listing(
        listing.store(),
        listing.id(),
        listing.variant(),
        listing.product(),
        listing.inventoryItem(),
        listing.platformLocation(),
        listing.skuText(),
        Optional.of(sku),
        listing.parked(),
        listing.version());
  }

  private static Listing fresh(Store store, String variant, String id, SkuId sku) {
    return new Listing(
        store.id(),
        id,
        variant,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(sku),
        Optional.empty(),
        0);
  }

  private static ProblemException unknownSku(SkuId sku) {
    return new ProblemException(
        Problem.unprocessable(ProblemCode.UNKNOWN_SKU, "Unknown SKU: %s.".formatted(sku))
            .with(json -> json.writeStringField("field", "/sku")));
  }

  private ReviewEntry entry(String id) {
    return reviews
        .entry(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        ProblemCode.UNKNOWN_REVIEW, "Unknown review entry: %s.".formatted(id))));
  }

  private HttpResponse shown(int status, ReviewEntry entry) {
    return Replies.json(status, new ReviewJson(entry, log.delivery(entry.id())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
