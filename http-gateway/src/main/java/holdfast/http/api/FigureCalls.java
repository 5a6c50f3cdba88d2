package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Replies;
import holdfast.publish.StoreReply;
import holdfast.publish.Stores;
import holdfast.publish.SyncHistory;
import holdfast.shop.DriftLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Tell how the work with one store goes. */
final class FigureCalls {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final StoreDirectory stores;
  private final SyncHistory history;
  private final DriftLog drifts;
  private final SweepCalls sweeps;
  private final Stores published;
  private final BlockingWork blocking;
  private final Clock clock;

  FigureCalls(
      StoreDirectory stores,
      SyncHistory history,
      DriftLog drifts,
      SweepCalls sweeps,
      Stores published,
      BlockingWork blocking,
      Clock clock) {
    this.stores = stores;
    this.history = history;
    this.drifts = drifts;
    this.sweeps = sweeps;
    this.published = published;
    this.blocking = blocking;
    this.clock = clock;
  }

  CompletionStage<HttpResponse> get(Call call) {
    var store = StoreCalls.require(stores, call).id();
    return published
        .status(store)
        .thenCompose(reply -> blocking.run(() -> figures(store, reply)))
        .thenApply(figures -> Replies.json(200, figures));
  }

  private FiguresJson figures(ChannelId store, StoreReply reply) {
    var now = now();
    var heard = sweeps.heard(store);
    return new FiguresJson(
        store,
        now,
        history.figures(store, now.minus(HOUR)),
        history.figures(store, now.minus(DAY)),
        drifts.counts(store, now.minus(DAY)),
        sweeps.reliability(heard),
        heard.share(),
        reply instanceof StoreReply.Is(var status) ? Optional.of(status) : Optional.empty());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
