package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.JsonPart;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.intake.DeliveryLog;
import holdfast.intake.ReviewEntry;
import holdfast.intake.ReviewQueue;
import holdfast.intake.Ticket;
import holdfast.order.OrderKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Look at what could not be worked on, and decide about it. */
final class ReviewCalls {
  private static final char CURSOR_KIND = 'w';
  private static final int ID_MAX = 300;
  static final int OPERATOR_MAX = 100;
  static final int NOTE_MAX = 500;
  private static final Choices<ReviewTopic> TOPICS = Choices.upperCase(ReviewTopic.class);
  private static final Choices<ReviewEntry.State> STATES =
      Choices.upperCase(ReviewEntry.State.class);

  private final ReviewQueue reviews;
  private final OrderReviews orders;
  private final OversellReviews oversells;
  private final WebhookReviews webhooks;
  private final DeliveryLog log;
  private final Consumer<Ticket> intake;
  private final StoreDirectory stores;
  private final KnownSkus skus;
  private final BlockingWork blocking;
  private final Clock clock;

  ReviewCalls(
      ReviewQueue reviews,
      OrderReviews orders,
      OversellReviews oversells,
      WebhookReviews webhooks,
      DeliveryLog log,
      Consumer<Ticket> intake,
      StoreDirectory stores,
      KnownSkus skus,
      BlockingWork blocking,
      Clock clock) {
    this.reviews = reviews;
    this.orders = orders;
    this.oversells = oversells;
    this.webhooks = webhooks;
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
    var store = DeliveryCalls.store(query, "store", findings);
    var topic = query.choice("reason", TOPICS);
    var state = query.choice("state", STATES).orElse(ReviewEntry.State.OPEN);
    var limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, Optional::of);
    findings.check();
    return blocking
        .run(() -> rows(store, topic, state, after, limit + 1))
        .thenApply(rows -> Page.of(rows, limit, CURSOR_KIND, Row::id, Row::json));
  }

  private record Row(String id, JsonPart json) {}

  /** Deliveries; then orders, oversells and webhooks, as far as they are open. */
  private List<Row> rows(
      Optional<ChannelId> store,
      Optional<ReviewTopic> topic,
      ReviewEntry.State state,
      Optional<String> after,
      int most) {
    var rows = new ArrayList<Row>();
    var ofDelivery = topic.flatMap(ReviewTopic::ofDelivery);
    var isPastOversells = after.filter(WebhooksEntry::isOne).isPresent();
    var isPastOrders = isPastOversells || after.filter(OversellEntry::isOne).isPresent();
    var isPastDeliveries = isPastOrders || after.filter(OrderEntry::isOne).isPresent();
    if ((topic.isEmpty() || ofDelivery.isPresent()) && !isPastDeliveries) {
      reviews.entries(new ReviewQueue.Filter(store, ofDelivery, state), after, most).stream()
          .map(entry -> new Row(entry.id(), ReviewJson.row(entry)))
          .forEach(rows::add);
    }
    var isOfOrders =
        topic.isEmpty() || topic.get() == ReviewTopic.ORDER || topic.get().ofOrder().isPresent();
    var isOpen = state == ReviewEntry.State.OPEN;
    if (rows.size() < most && isOfOrders && isOpen && !isPastOrders) {
      orders.entries(store, topic, after, most - rows.size()).stream()
          .map(entry -> new Row(entry.id(), entry))
          .forEach(rows::add);
    }
    var isOfOversells = topic.filter(of -> of != ReviewTopic.OVERSELL).isEmpty();
    if (rows.size() < most && isOfOversells && isOpen && !isPastOversells) {
      oversells.entries(store, after, most - rows.size()).stream()
          .map(entry -> new Row(entry.id(), entry))
          .forEach(rows::add);
    }
    var isOfWebhooks = topic.filter(of -> of != ReviewTopic.WEBHOOKS).isEmpty();
    if (rows.size() < most && isOfWebhooks && isOpen) {
      webhooks.entries(store, after, most - rows.size()).stream()
          .map(entry -> new Row(entry.id(), entry))
          .forEach(rows::add);
    }
    return rows;
  }

  CompletionStage<HttpResponse> get(Call call) {
    ChannelBinding.checkNone(call);
    var id = id(call);
    if (OrderEntry.isOne(id)) {
      return orders.get(id);
    }
    return blocking.run(
        () -> {
          if (WebhooksEntry.isOne(id)) {
            return Replies.json(200, webhooks.entry(id));
          }
          return OversellEntry.isOne(id)
              ? Replies.json(200, oversells.entry(id).orElseThrow(() -> unknown(id)))
              : shown(200, entry(id));
        });
  }

  CompletionStage<HttpResponse> retry(Call call) {
    var id = id(call);
    return OrderEntry.isOne(id) ? orders.retry(id) : blocking.run(() -> retried(id));
  }

  private HttpResponse retried(String id) {
    if (WebhooksEntry.isOne(id)) {
      return Replies.json(202, webhooks.retry(id));
    }
    var entry = entry(id);
    reviews.retry(id, now()).ifPresent(intake);
    return shown(202, reviews.entry(id).orElse(entry));
  }

  CompletionStage<HttpResponse> ignore(Call call) {
    var id = id(call);
    if (OrderEntry.isOne(id)) {
      return orders.ignore(id, call);
    }
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
    var id = id(call);
    var mapping = VariantMapping.read(call);
    return skus.isKnown(mapping.sku())
        .thenCompose(
            isKnown -> {
              if (!isKnown) {
                throw mapping.unknownSku();
              }
              return OrderEntry.isOne(id)
                  ? mapped(OrderReviews.key(id), mapping).thenCompose(_ -> orders.retry(id))
                  : blocking.run(
                      () -> {
                        mapping.write(stores, entry(id).store());
                        return retried(id);
                      });
            });
  }

  private CompletionStage<?> mapped(OrderKey order, VariantMapping mapping) {
    return blocking.run(
        () -> {
          mapping.write(stores, order.store());
          return order;
        });
  }

  private ReviewEntry entry(String id) {
    return reviews.entry(id).orElseThrow(() -> unknown(id));
  }

  static ProblemException unknown(String id) {
    return new ProblemException(
        Problem.of(ProblemCode.UNKNOWN_REVIEW, "Unknown review entry: %s.".formatted(id)));
  }

  /** The id of an entry is longer than that of what it is about. */
  private static String id(Call call) {
    var findings = new Findings();
    var id = call.text(findings, ID_MAX);
    findings.check();
    return id;
  }

  private HttpResponse shown(int status, ReviewEntry entry) {
    return Replies.json(status, new ReviewJson(entry, log.delivery(entry.id())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
