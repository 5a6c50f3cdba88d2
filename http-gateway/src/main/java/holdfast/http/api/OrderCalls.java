package holdfast.http.api;

import holdfast.catalog.CatalogStore;
import holdfast.catalog.ChannelId;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.order.OrderKey;
import holdfast.order.OrderNews;
import holdfast.order.OrderReply;
import holdfast.order.OrderReport;
import holdfast.order.OrderViews;
import holdfast.order.Orders;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Calls about orders: a channel says what it sold, and anybody may ask what became of it. */
final class OrderCalls {
  private static final char CURSOR_KIND = 'o';
  private static final Choices<OrderReport.State> STATES =
      Choices.upperCase(OrderReport.State.class);

  private final Orders orders;
  private final OrderViews views;
  private final CatalogStore catalog;
  private final BlockingWork blocking;

  OrderCalls(Orders orders, OrderViews views, CatalogStore catalog, BlockingWork blocking) {
    this.orders = orders;
    this.views = views;
    this.catalog = catalog;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> tell(Call call) {
    var wanted = OrderRequest.read(call);
    var channel = wanted.key().store();
    ChannelBinding.check(call, channel);
    if (!catalog.current().knows(channel)) {
      throw new ProblemException(
          Problem.of(ProblemCode.UNKNOWN_CHANNEL, "Unknown channel: %s.".formatted(channel)));
    }
    return orders
        .tell(wanted.key(), new OrderNews.Seen(wanted.snapshot()))
        .thenApply(reply -> heard(report(reply)));
  }

  /** What is in the journal will be done; it may be done already. */
  static HttpResponse heard(OrderReport report) {
    var status = report.state() == OrderReport.State.OPEN ? 202 : 200;
    return Replies.json(status, new OrderJson(report));
  }

  CompletionStage<HttpResponse> get(Call call) {
    return orders
        .find(OrderPath.read(call))
        .thenApply(reply -> Replies.json(200, new OrderJson(report(reply))));
  }

  static OrderReport report(OrderReply reply) {
    return switch (reply) {
      case OrderReply.Is(var report) -> report;
      case OrderReply.Unknown _ ->
          throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_ORDER, "Unknown order."));
      case OrderReply.NotReceived refused ->
          throw new IllegalStateException("a reply to a receipt: " + refused);
      case OrderReply.OutcomeUnknown _ ->
          throw new ProblemException(
              Problem.of(
                  ProblemCode.OUTCOME_UNKNOWN,
                  "The order did not answer in time; say or ask it again, it does no harm."));
    };
  }

  CompletionStage<HttpResponse> list(Call call) {
    var findings = new Findings();
    var query = new Query(call.request().getUri(), findings, "store", "state", "limit", "cursor");
    var store = query.id("store").map(ChannelId::new);
    var state = query.choice("state", STATES);
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, OrderCalls::position);
    findings.check();
    store.ifPresent(asked -> ChannelBinding.check(call, asked));
    var filter =
        new OrderViews.Filter(
            ChannelBinding.of(call).or(() -> store), state.map(Set::of).orElse(Set.of()));
    return blocking
        .run(() -> views.orders(filter, after, limit + 1))
        .thenApply(
            rows -> Page.of(rows, limit, CURSOR_KIND, row -> row.key().text(), OrderJson::new));
  }

  private static Optional<OrderKey> position(String text) {
    try {
      return Optional.of(OrderKey.parse(text));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }
}
