package holdfast.http.api;

import holdfast.allocation.Conflict;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Identifier;
import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.stock.Answer;
import holdfast.stock.Debts;
import holdfast.stock.Movement;
import holdfast.stock.Oversell;
import holdfast.stock.ReservationId;
import holdfast.stock.Skus;
import holdfast.stock.StockCommand;
import holdfast.stock.StockViews.OversellFilter;
import holdfast.stock.StockViews.OversellRow;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** List what shops sold without its being there, and decide what becomes of it. */
final class OversellCalls {
  private static final char CURSOR_KIND = 'o';
  private static final int NOTE_MAX = 200;
  private static final Choices<Oversell.Status> STATUSES = Choices.upperCase(Oversell.Status.class);
  private static final Choices<Decision> DECISIONS = Choices.upperCase(Decision.class);

  private final Skus skus;
  private final FreshViews views;

  /** What a person may decide. */
  private enum Decision {
    BACKORDER,
    CANCEL_LATER
  }

  OversellCalls(Skus skus, FreshViews views) {
    this.skus = skus;
    this.views = views;
  }

  CompletionStage<HttpResponse> list(Call call) {
    var findings = new Findings();
    var query =
        new Query(call.request().getUri(), findings, "status", "sku", "channel", "limit", "cursor");
    var status = query.choice("status", STATUSES);
    var sku = id(query, findings, "sku").map(SkuId::new);
    var channel = id(query, findings, "channel").map(ChannelId::new);
    int limit = query.integer("limit", 1, Page.LIMIT_MAX, Page.LIMIT_DEFAULT);
    var after = query.cursor("cursor", CURSOR_KIND, OversellCalls::place);
    findings.check();
    channel.ifPresent(asked -> ChannelBinding.check(call, asked));
    var filter = new OversellFilter(status, sku, channel.or(() -> ChannelBinding.of(call)));
    return views
        .askWhenCaughtUp(all -> all.oversells(filter, after, limit + 1))
        .thenApply(
            rows -> Page.of(rows, limit, CURSOR_KIND, OversellCalls::position, OversellJson::new));
  }

  private static Optional<String> id(Query query, Findings findings, String name) {
    var text = query.text(name, Identifier.LENGTH_MAX);
    text.filter(id -> !Identifier.isValid(id))
        .ifPresent(_ -> findings.add(name, Identifier.ALLOWED));
    return text.filter(Identifier::isValid);
  }

  CompletionStage<HttpResponse> resolve(Call call) {
    var findings = new Findings();
    var id = new ReservationId(call.id(findings));
    var fields = JsonBody.read(call.body(), findings).only("decision", "operator", "reason");
    var decision = fields.choice("decision", DECISIONS);
    if (decision.isEmpty()) {
      fields.refuse("decision", "must be BACKORDER or CANCEL_LATER");
    }
    var note =
        new Movement.Note(
            fields.optionalText("reason", NOTE_MAX),
            Optional.of(fields.text("operator", NOTE_MAX)));
    findings.check();
    ChannelBinding.checkNone(call);
    var policy = Conflict.valueOf(decision.orElseThrow().name());
    return views
        .askWhenCaughtUp(all -> all.oversell(id))
        .thenCompose(
            found -> {
              var sku = found.orElseThrow(() -> unknown(id)).sku();
              return skus.ask(sku, new StockCommand.Resolve(id, policy, note))
                  .thenApply(reply -> resolved(sku, SkuAnswers.answer(reply)));
            });
  }

  private static HttpResponse resolved(SkuId sku, Answer answer) {
    return switch (answer) {
      case Answer.ReservationIs(var sale, var repeated, _) -> {
        var response = Replies.json(200, new OversellJson(new OversellRow(sku, sale)));
        yield repeated ? response.addHeader(ReservationReplies.REPLAYED) : response;
      }
      case Answer.Refused(var refusal, var version) ->
          Replies.problem(
              RefusalProblem.of(refusal, sku, PathNames.RESERVATION).withVersion(version));
      case Answer.SkuIs _,
          Answer.MovementIs _,
          Answer.ReturnIs _,
          Answer.PeriodIs _,
          Answer.Noted _,
          Answer.Offered _,
          Answer.Acknowledged _ ->
          throw new IllegalStateException("an answer to another command: " + answer);
    };
  }

  private static ProblemException unknown(ReservationId id) {
    return new ProblemException(
        Problem.of(
            ProblemCode.UNKNOWN_RESERVATION, "No sale with missing units: %s.".formatted(id)));
  }

  private static String position(OversellRow row) {
    return row.place().since().toEpochMilli() + " " + row.place().sale();
  }

  private static Optional<Debts.Claim> place(String position) {
    var parts = position.split(" ", 2);
    try {
      var since = Instant.ofEpochMilli(Long.parseLong(parts[0]));
      return parts.length == 2 && Identifier.isValid(parts[1])
          ? Optional.of(new Debts.Claim(since, new ReservationId(parts[1])))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
