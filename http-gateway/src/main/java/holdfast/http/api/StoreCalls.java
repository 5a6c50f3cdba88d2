package holdfast.http.api;

import holdfast.catalog.CatalogStore;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Identifier;
import holdfast.catalog.SecretsLockedException;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.StoreSecrets;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Define and read stores. */
final class StoreCalls {
  private static final char CURSOR_KIND = 't';

  private final StoreDirectory stores;
  private final StoreSecrets secrets;
  private final CatalogStore catalog;
  private final BlockingWork blocking;
  private final Clock clock;

  StoreCalls(
      StoreDirectory stores,
      StoreSecrets secrets,
      CatalogStore catalog,
      BlockingWork blocking,
      Clock clock) {
    this.stores = stores;
    this.secrets = secrets;
    this.catalog = catalog;
    this.blocking = blocking;
    this.clock = clock;
  }

  CompletionStage<HttpResponse> put(Call call) {
    var findings = new Findings();
    var id = new ChannelId(call.id(findings));
    var fields = JsonBody.read(call.body(), findings);
    var request = StoreRequest.read(id, fields, now());
    stores
        .current()
        .store(id)
        .map(Store::platform)
        .filter(known -> known != request.store().platform())
        .ifPresent(
            known ->
                fields.refuse(
                    "platform",
                    "must stay %s: a shop that moves is another store".formatted(known)));
    findings.check();
    checkKnown(request.store());
    return blocking
        .run(() -> put(request))
        .thenApply(store -> Replies.json(store.version() == 1 ? 201 : 200, json(store)));
  }

  private Store put(StoreRequest request) {
    try {
      return stores.put(request.store(), request.secrets());
    } catch (SecretsLockedException e) {
      throw new ProblemException(
          Problem.of(ProblemCode.NO_SECRETS_KEY, String.valueOf(e.getMessage())));
    }
  }

  private void checkKnown(Store store) {
    var known = catalog.current();
    store
        .retailer()
        .filter(id -> !known.knows(id))
        .ifPresent(
            id -> {
              throw unknown(ProblemCode.UNKNOWN_RETAILER, "retailer", id);
            });
    store
        .location()
        .filter(id -> !known.knows(id))
        .ifPresent(
            id -> {
              throw unknown(ProblemCode.UNKNOWN_LOCATION, "location", id);
            });
  }

  private static ProblemException unknown(ProblemCode code, String what, Object id) {
    return new ProblemException(
        Problem.unprocessable(code, "Unknown %s: %s.".formatted(what, id))
            .with(json -> json.writeStringField("field", "/" + what)));
  }

  /** Ends the time in which two secrets are valid. */
  CompletionStage<HttpResponse> dropPreviousSecret(Call call) {
    var store = require(stores, call);
    return blocking
        .run(() -> stores.dropPreviousWebhookSecret(store.id(), now()))
        .thenApply(_ -> Replies.noContent());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  CompletionStage<HttpResponse> get(Call call) {
    return CompletableFuture.completedFuture(Replies.json(200, json(require(stores, call))));
  }

  CompletionStage<HttpResponse> list(Call call) {
    var findings = new Findings();
    var query = new Query(call.request().getUri(), findings, "limit", "cursor");
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, StoreCalls::position);
    findings.check();
    var bound = ChannelBinding.of(call);
    var rows =
        stores.current().stores().stream()
            .filter(store -> bound.isEmpty() || bound.get().equals(store.id()))
            .filter(store -> after.isEmpty() || store.id().compareTo(after.get()) > 0)
            .limit(limit + 1L)
            .toList();
    return CompletableFuture.completedFuture(
        Page.of(rows, limit, CURSOR_KIND, store -> store.id().value(), this::json));
  }

  private static Optional<ChannelId> position(String text) {
    return Identifier.isValid(text) ? Optional.of(new ChannelId(text)) : Optional.empty();
  }

  /** The store that the path's first parameter names, if the caller may see it. */
  static Store require(StoreDirectory stores, Call call) {
    var findings = new Findings();
    var id = new ChannelId(call.id(findings));
    findings.check();
    ChannelBinding.check(call, id);
    return require(stores, id);
  }

  static Store require(StoreDirectory stores, ChannelId id) {
    return stores
        .current()
        .store(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemCode.UNKNOWN_STORE, "Unknown store: %s.".formatted(id))));
  }

  private StoreJson json(Store store) {
    return new StoreJson(store, secrets.summary(store.id()));
  }
}
