package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Query;
import holdfast.shop.Drift;
import holdfast.shop.DriftLog;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Read where shops showed other numbers than expected. */
final class DriftCalls {
  private static final char CURSOR_KIND = 'f';
  private static final Choices<Drift.State> STATES = Choices.upperCase(Drift.State.class);

  private final DriftLog log;
  private final BlockingWork blocking;

  DriftCalls(DriftLog log, BlockingWork blocking) {
    this.log = log;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> list(Call call) {
    var findings = new Findings();
    var query =
        new Query(call.request().getUri(), findings, "store", "sku", "state", "limit", "cursor");
    var store = DeliveryCalls.store(query, "store", findings);
    var sku = DeliveryCalls.id(query, "sku", findings).map(SkuId::new);
    var state = query.choice("state", STATES);
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var before = query.cursor("cursor", CURSOR_KIND, DeliveryCalls::position);
    findings.check();
    store.ifPresent(named -> ChannelBinding.check(call, named));
    var filter = new DriftLog.Filter(store.or(() -> ChannelBinding.of(call)), sku, state);
    return blocking
        .run(() -> log.drifts(filter, before, limit + 1))
        .thenApply(rows -> Page.of(rows, limit, CURSOR_KIND, Drift::id, DriftJson::new));
  }
}
