package holdfast.http.api;

import holdfast.catalog.ChannelId;
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
import holdfast.intake.Arrival;
import holdfast.intake.Delivered;
import holdfast.intake.DeliveryLog;
import holdfast.intake.DeliveryState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Read what shops delivered. */
final class DeliveryCalls {
  private static final char CURSOR_KIND = 'd';
  private static final int TIME_MAX = 40;
  private static final Choices<DeliveryState> STATES = Choices.upperCase(DeliveryState.class);

  private final DeliveryLog log;
  private final BlockingWork blocking;

  DeliveryCalls(DeliveryLog log, BlockingWork blocking) {
    this.log = log;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> list(Call call) {
    var findings = new Findings();
    var query =
        new Query(
            call.request().getUri(),
            findings,
            "store",
            "order",
            "sku",
            "topic",
            "outcome",
            "since",
            "limit",
            "cursor");
    var filter =
        new DeliveryLog.Filter(
            store(query, "store", findings),
            query.text("order", Identifier.LENGTH_MAX),
            id(query, "sku", findings).map(SkuId::new),
            query.text("topic", Arrival.TEXT_MAX),
            query.choice("outcome", STATES),
            time(query, "since", findings));
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var before = query.cursor("cursor", CURSOR_KIND, DeliveryCalls::position);
    findings.check();
    filter.store().ifPresent(store -> ChannelBinding.check(call, store));
    var mine = filter.of(filter.store().or(() -> ChannelBinding.of(call)));
    return blocking
        .run(() -> log.deliveries(mine, before, limit + 1))
        .thenApply(rows -> Page.of(rows, limit, CURSOR_KIND, Delivered::id, DeliveryJson::row));
  }

  CompletionStage<HttpResponse> get(Call call) {
    var id = call.id();
    return blocking
        .run(() -> log.delivery(id))
        .thenApply(
            found -> {
              var delivery = found.orElseThrow(() -> unknown(id));
              ChannelBinding.check(call, delivery.delivered().store());
              return Replies.json(
                  200, new DeliveryJson(delivery.delivered(), Optional.of(delivery.body())));
            });
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        Problem.of(ProblemCode.UNKNOWN_DELIVERY, "Unknown delivery: %s.".formatted(id)));
  }

  static Optional<String> position(String text) {
    return Optional.of(text).filter(Identifier::isValid);
  }

  static Optional<ChannelId> store(Query query, String name, Findings findings) {
    return id(query, name, findings).map(ChannelId::new);
  }

  static Optional<String> id(Query query, String name, Findings findings) {
    var id = query.text(name, Identifier.LENGTH_MAX);
    if (id.isPresent() && !Identifier.isValid(id.get())) {
      findings.add(name, Identifier.ALLOWED);
      return Optional.empty();
    }
    return id;
  }

  static Optional<Instant> time(Query query, String name, Findings findings) {
    try {
      return query.text(name, TIME_MAX).map(Instant::parse);
    } catch (DateTimeException _) {
      findings.add(name, "must be a time such as 2026-11-20T10:00:00Z");
      return Optional.empty();
    }
  }
}
