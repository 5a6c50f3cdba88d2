package holdfast.http.api;

import holdfast.catalog.Identifier;
import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.publish.Exchange;
import holdfast.publish.LoggedExchange;
import holdfast.publish.SyncHistory;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Read what was exchanged with stores. */
final class SyncCalls {
  private static final char CURSOR_KIND = 'x';
  private static final int OUTCOME_MAX = 100;
  private static final Choices<Exchange.Kind> KINDS = Choices.upperCase(Exchange.Kind.class);

  private final SyncHistory history;
  private final BlockingWork blocking;

  SyncCalls(SyncHistory history, BlockingWork blocking) {
    this.history = history;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> list(Call call) {
    var findings = new Findings();
    var query =
        new Query(
            call.request().getUri(),
            findings,
            "store",
            "listing",
            "sku",
            "kind",
            "outcome",
            "from",
            "to",
            "limit",
            "cursor");
    var filter =
        new SyncHistory.Filter(
            DeliveryCalls.store(query, "store", findings),
            query.text("listing", Identifier.LENGTH_MAX),
            DeliveryCalls.id(query, "sku", findings).map(SkuId::new),
            query.choice("kind", KINDS),
            query.text("outcome", OUTCOME_MAX),
            DeliveryCalls.time(query, "from", findings),
            DeliveryCalls.time(query, "to", findings));
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var before = query.cursor("cursor", CURSOR_KIND, DeliveryCalls::position);
    findings.check();
    filter.store().ifPresent(store -> ChannelBinding.check(call, store));
    var mine = filter.of(filter.store().or(() -> ChannelBinding.of(call)));
    return blocking
        .run(() -> history.exchanges(mine, before, limit + 1))
        .thenApply(
            rows -> Page.of(rows, limit, CURSOR_KIND, LoggedExchange::id, ExchangeJson::row));
  }

  CompletionStage<HttpResponse> get(Call call) {
    var id = call.id();
    return blocking
        .run(() -> history.exchange(id))
        .thenApply(
            found -> {
              var whole = found.orElseThrow(() -> unknown(id));
              ChannelBinding.check(call, whole.exchange().store());
              return Replies.json(200, ExchangeJson.whole(whole));
            });
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        Problem.of(ProblemCode.UNKNOWN_EXCHANGE, "Unknown exchange: %s.".formatted(id)));
  }
}
