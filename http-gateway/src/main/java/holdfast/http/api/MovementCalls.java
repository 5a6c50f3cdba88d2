package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.http.meter.Meters;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.stock.Answer;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Skus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Record movements, and read a SKU's history. */
final class MovementCalls {
  private static final char CURSOR_KIND = 'm';
  private static final Choices<Order> ORDERS = Choices.lowerCase(Order.class);

  private final Skus skus;
  private final FreshViews views;
  private final Meters meters;

  private enum Order {
    DESC,
    ASC
  }

  MovementCalls(Skus skus, FreshViews views, Meters meters) {
    this.skus = skus;
    this.views = views;
    this.meters = meters;
  }

  CompletionStage<HttpResponse> move(Call call) {
    var findings = new Findings();
    var sku = new SkuId(call.id(findings));
    var command = MovementRequest.read(call, findings);
    findings.check();
    return skus.ask(sku, command).thenApply(reply -> moved(sku, SkuAnswers.answer(reply)));
  }

  private HttpResponse moved(SkuId sku, Answer answer) {
    return switch (answer) {
      case Answer.MovementIs(var movement, var repeated, _) -> {
        var response = Replies.json(repeated ? 200 : 201, new MovementJson(movement));
        yield repeated ? response.addHeader(ReservationReplies.REPLAYED) : response;
      }
      case Answer.Refused(var refusal, var version) -> {
        var problem = RefusalProblem.of(refusal, sku, PathNames.SKU).withVersion(version);
        meters.refused(problem.code().name());
        yield Replies.problem(problem);
      }
      case Answer.SkuIs _,
          Answer.ReservationIs _,
          Answer.PeriodIs _,
          Answer.ReturnIs _,
          Answer.Noted _,
          Answer.Offered _,
          Answer.Acknowledged _ ->
          throw new IllegalStateException("an answer to another command: " + answer);
    };
  }

  CompletionStage<HttpResponse> list(Call call) {
    var findings = new Findings();
    var sku = new SkuId(call.id(findings));
    var query = new Query(call.request().getUri(), findings, "order", "limit", "cursor");
    var order = query.choice("order", ORDERS).orElse(Order.DESC);
    int limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, MovementCalls::version);
    findings.check();
    return views
        .askWhenCaughtUp(all -> all.movements(sku, order == Order.DESC, after, limit + 1))
        .thenCompose(
            rows ->
                rows.isEmpty() && after.isEmpty()
                    ? emptyHistory(sku, limit)
                    : CompletableFuture.completedFuture(page(rows, limit)));
  }

  /** No movements may mean that the SKU is new, or that there is none. */
  private CompletionStage<HttpResponse> emptyHistory(SkuId sku, int limit) {
    return skus.look(sku)
        .thenApply(
            reply -> {
              SkuCalls.requireKnown(sku, SkuAnswers.seen(reply).summary());
              return page(List.of(), limit);
            });
  }

  private static HttpResponse page(List<RecordedMovement> rows, int limit) {
    return Page.of(
        rows, limit, CURSOR_KIND, row -> String.valueOf(row.version()), MovementJson::new);
  }

  private static Optional<Long> version(String position) {
    try {
      return Optional.of(Long.valueOf(position));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
