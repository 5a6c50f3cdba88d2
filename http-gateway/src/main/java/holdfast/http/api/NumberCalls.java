package holdfast.http.api;

import holdfast.allocation.PublicationReport.Place;
import holdfast.catalog.Identifier;
import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.SyncLevel;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.publish.NumberView;
import holdfast.publish.StoreReply;
import holdfast.publish.Stores;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Where the numbers stand that stores are told, and what an operator can do about them. */
final class NumberCalls {
  private static final char CURSOR_KIND = 'n';
  private static final int LISTING_MAX = 128;
  private static final Choices<NumberView.State> STATES = Choices.upperCase(NumberView.State.class);

  private final Stores stores;
  private final StoreDirectory directory;
  private final Targets targets;
  private final ShownLevels shown;
  private final BlockingWork blocking;
  private final Clock clock;

  NumberCalls(
      Stores stores,
      StoreDirectory directory,
      Targets targets,
      ShownLevels shown,
      BlockingWork blocking,
      Clock clock) {
    this.stores = stores;
    this.directory = directory;
    this.targets = targets;
    this.shown = shown;
    this.blocking = blocking;
    this.clock = clock;
  }

  CompletionStage<HttpResponse> list(Call call) {
    var store = StoreCalls.require(directory, call);
    var findings = new Findings();
    var query = new Query(call.request().getUri(), findings, "limit", "cursor", "state");
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, NumberCalls::position);
    var state = query.choice("state", STATES);
    findings.check();
    return stores
        .numbers(store.id(), after, limit + 1, state)
        .thenCompose(
            reply -> {
              if (!(reply instanceof StoreReply.Numbers(var numbers))) {
                throw unanswered(reply);
              }
              return targets(store, numbers)
                  .thenCompose(now -> blocking.run(() -> page(store, numbers, limit, now)));
            });
  }

  /** Where nobody asks the SKUs each time a number changes, they are asked for the answer. */
  private CompletionStage<Map<Listing, Place>> targets(Store store, List<NumberView> numbers) {
    return store.syncLevel() == SyncLevel.PUSH
        ? CompletableFuture.completedFuture(Map.of())
        : targets.of(listings(store, numbers));
  }

  private List<Listing> listings(Store store, List<NumberView> numbers) {
    var book = directory.current();
    return numbers.stream()
        .flatMap(view -> book.listing(store.id(), view.listing()).stream())
        .toList();
  }

  private static Optional<String> position(String text) {
    return Identifier.isValid(text) ? Optional.of(text) : Optional.empty();
  }

  private HttpResponse page(
      Store store, List<NumberView> numbers, int limit, Map<Listing, Place> targets) {
    var book = directory.current();
    var levels = shown.of(listings(store, numbers));
    return Page.of(
        numbers,
        limit,
        CURSOR_KIND,
        NumberView::listing,
        view -> {
          var listing = book.listing(store.id(), view.listing());
          return new NumberJson(
              view,
              listing.flatMap(it -> Optional.ofNullable(targets.get(it))),
              listing
                  .map((Listing it) -> levels.getOrDefault(it, ShownLevels.Shown.NOTHING))
                  .flatMap(ShownLevels.Shown::seen));
        });
  }

  CompletionStage<HttpResponse> sync(Call call) {
    var store = StoreCalls.require(directory, call);
    return stores.status(store.id()).thenApply(reply -> status(store, reply));
  }

  CompletionStage<HttpResponse> resume(Call call) {
    var store = StoreCalls.require(directory, call);
    return stores
        .resume(store.id())
        .thenCompose(
            reply -> {
              if (!(reply instanceof StoreReply.Done)) {
                throw unanswered(reply);
              }
              return stores.status(store.id());
            })
        .thenApply(reply -> status(store, reply));
  }

  CompletionStage<HttpResponse> push(Call call) {
    var store = StoreCalls.require(directory, call);
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings);
    fields.only("listing");
    var listing = fields.optionalText("listing", LISTING_MAX);
    findings.check();
    return stores
        .pushAgain(store.id(), listing)
        .thenApply(
            reply -> {
              if (reply instanceof StoreReply.NoSuchWindow) {
                throw new ProblemException(
                    Problem.unprocessable(
                            ProblemCode.UNKNOWN_LISTING,
                            "No listing of %s that shows a number: %s."
                                .formatted(store.id(), listing.orElse("")))
                        .with(json -> json.writeStringField("field", "/listing")));
              }
              if (!(reply instanceof StoreReply.Done)) {
                throw unanswered(reply);
              }
              return Replies.noContent();
            });
  }

  private HttpResponse status(Store store, StoreReply reply) {
    if (reply instanceof StoreReply.Is(var status)) {
      return Replies.json(200, new SyncJson(store.id(), status, clock.instant()));
    }
    throw unanswered(reply);
  }

  private static ProblemException unanswered(StoreReply reply) {
    return new ProblemException(
        Problem.of(ProblemCode.OUTCOME_UNKNOWN, "The store did not answer: %s.".formatted(reply)));
  }
}
