package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import holdfast.order.OrderKey;
import holdfast.order.OrderReply;
import holdfast.order.OrderReport;
import holdfast.order.OrderViews;
import holdfast.order.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Orders that wait for a person, and what that person decides. */
final class OrderReviews {
  private static final int BATCH = 200;
  private static final Set<OrderReport.State> UNFINISHED =
      Set.of(OrderReport.State.OPEN, OrderReport.State.TROUBLED);

  private final Orders orders;
  private final OrderViews views;

  OrderReviews(Orders orders, OrderViews views) {
    this.orders = orders;
    this.views = views;
  }

  /** Orders in trouble, in an order that does not change. Blocks. */
  List<OrderEntry> entries(
      Optional<ChannelId> store, Optional<ReviewTopic> topic, Optional<String> after, int most) {
    var found = new ArrayList<OrderEntry>();
    var last = after.flatMap(OrderEntry::key);
    while (true) {
      var batch = views.orders(new OrderViews.Filter(store, UNFINISHED), last, BATCH);
      for (var report : batch) {
        var entry = new OrderEntry(report);
        if (isOf(entry, topic)) {
          found.add(entry);
        }
        if (found.size() == most) {
          return found;
        }
      }
      if (batch.size() < BATCH) {
        return found;
      }
      last = Optional.of(batch.getLast().key());
    }
  }

  private static boolean isOf(OrderEntry entry, Optional<ReviewTopic> topic) {
    var reason = topic.flatMap(ReviewTopic::ofOrder);
    return entry.troubles().stream()
        .anyMatch(trouble -> reason.filter(of -> of != trouble.reason()).isEmpty());
  }

  CompletionStage<HttpResponse> get(String id) {
    return orders.find(key(id)).thenApply(reply -> shown(200, id, reply));
  }

  CompletionStage<HttpResponse> retry(String id) {
    return orders.retry(key(id)).thenApply(reply -> shown(202, id, reply));
  }

  /** Settles the whole order, or one line of it. */
  CompletionStage<HttpResponse> ignore(String id, Call call) {
    var key = key(id);
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings).only("operator", "note", "line");
    var operator = fields.text("operator", ReviewCalls.OPERATOR_MAX);
    var note = fields.text("note", ReviewCalls.NOTE_MAX);
    var line = fields.optionalId("line");
    findings.check();
    return orders
        .find(key)
        .thenCompose(
            reply -> {
              var lines = report(id, reply).lines();
              if (line.filter(of -> lines.stream().noneMatch(it -> it.id().equals(of)))
                  .isPresent()) {
                throw new ProblemException(
                    Findings.problem("/line", "must be a line of the order"));
              }
              return orders.ignore(key, line, operator, note);
            })
        .thenApply(reply -> shown(200, id, reply));
  }

  static OrderKey key(String id) {
    return OrderEntry.key(id).orElseThrow(() -> ReviewCalls.unknown(id));
  }

  private static HttpResponse shown(int status, String id, OrderReply reply) {
    return Replies.json(status, new OrderEntry(report(id, reply)));
  }

  private static OrderReport report(String id, OrderReply reply) {
    if (reply instanceof OrderReply.Unknown) {
      throw ReviewCalls.unknown(id);
    }
    return OrderCalls.report(reply);
  }
}
