package holdfast.http.api;

import holdfast.allocation.AllocationReport;
import holdfast.allocation.Taker;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Listing;
import holdfast.catalog.RetailerId;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.JsonPart;
import holdfast.http.wire.Query;
import holdfast.http.wire.Replies;
import holdfast.stock.Answer;
import holdfast.stock.Outlets;
import holdfast.stock.RebalanceId;
import holdfast.stock.SkuReply;
import holdfast.stock.Skus;
import holdfast.stock.StockCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Begin a new allocation period, and tell why somebody may take what it may. */
final class AllocationCalls {
  private static final String RETAILER = "retailer";
  private static final String STORE = "store";

  private static final String DELAY_SECONDS = "delaySeconds";
  private static final int DELAY_SECONDS_MAX = 30 * 86_400;
  private static final int DELAY_SECONDS_DEFAULT = 60;

  private final Skus skus;
  private final CatalogStore catalog;
  private final StoreDirectory stores;

  AllocationCalls(Skus skus, CatalogStore catalog, StoreDirectory stores) {
    this.skus = skus;
    this.catalog = catalog;
    this.stores = stores;
  }

  CompletionStage<HttpResponse> rebalance(Call call) {
    var findings = new Findings();
    var sku = new SkuId(call.id(findings));
    var fields = JsonBody.read(call.body(), findings).only("id");
    var id = new RebalanceId(RequestId.of(call, fields, findings));
    findings.check();
    return skus.ask(sku, new StockCommand.Rebalance(id))
        .thenApply(reply -> rebalanced(sku, SkuAnswers.answer(reply)));
  }

  private static HttpResponse rebalanced(SkuId sku, Answer answer) {
    return switch (answer) {
      case Answer.PeriodIs period -> {
        var response = Replies.json(200, json(sku, period));
        yield period.repeated() ? response.addHeader(ReservationReplies.REPLAYED) : response;
      }
      case Answer.Refused(var refusal, var version) ->
          Replies.problem(RefusalProblem.of(refusal, sku, PathNames.SKU).withVersion(version));
      case Answer.SkuIs _,
          Answer.MovementIs _,
          Answer.ReservationIs _,
          Answer.ReturnIs _,
          Answer.Noted _,
          Answer.Offered _,
          Answer.Acknowledged _ ->
          throw new IllegalStateException("an answer to another command: " + answer);
    };
  }

  private static JsonPart json(SkuId sku, Answer.PeriodIs period) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("sku", sku.value());
      json.writeObjectFieldStart("period");
      json.writeNumberField("number", period.number());
      json.writeStringField("startedAt", period.startedAt().toString());
      json.writeEndObject();
      json.writeNumberField("version", period.version());
      json.writeEndObject();
    };
  }

  CompletionStage<HttpResponse> explain(Call call) {
    var findings = new Findings();
    var sku = new SkuId(call.id(findings));
    var query = new Query(call.request().getUri(), findings, RETAILER, STORE);
    var retailer = query.id(RETAILER).map(RetailerId::new);
    var store = query.id(STORE).map(ChannelId::new);
    if (retailer.isPresent() && store.isPresent()) {
      findings.add(STORE, "must be left out where the retailer is named");
    }
    findings.check();
    var taker =
        Taker.of(store.map(id -> accountOf(call, id)).orElseGet(() -> account(call, retailer)));
    var outlets = new Outlets(catalog.current(), stores.current());
    var listings =
        outlets.stores().listings(sku).stream()
            .filter(listing -> store.map(listing.store()::equals).orElse(true))
            .filter(listing -> outlets.taker(listing).equals(taker))
            .toList();
    return skus.explain(sku, taker)
        .thenApply(reply -> explained(sku, SkuAnswers.explained(reply), listings, outlets));
  }

  private Optional<RetailerId> accountOf(Call call, ChannelId store) {
    ChannelBinding.check(call, store);
    return StoreCalls.require(stores, store).retailer();
  }

  /** For the supplier only: it tells how much all retailers sell. */
  CompletionStage<HttpResponse> bufferAdvice(Call call) {
    var findings = new Findings();
    var sku = new SkuId(call.id(findings));
    var query = new Query(call.request().getUri(), findings, DELAY_SECONDS);
    var seconds = query.integer(DELAY_SECONDS, 1, DELAY_SECONDS_MAX, DELAY_SECONDS_DEFAULT);
    findings.check();
    ChannelBinding.of(call)
        .ifPresent(
            bound -> {
              throw ChannelBinding.forbidden(bound);
            });
    return skus.explain(sku, Taker.of(Optional.empty()))
        .thenApply(reply -> advised(sku, SkuAnswers.explained(reply), Duration.ofSeconds(seconds)));
  }

  private static HttpResponse advised(SkuId sku, SkuReply.Explained explained, Duration delay) {
    return explained
        .report()
        .map(report -> Replies.json(200, advice(sku, report, delay, explained.version())))
        .orElseThrow(() -> SkuCalls.unknown(sku, explained.version()));
  }

  private static JsonPart advice(SkuId sku, AllocationReport report, Duration delay, long version) {
    var advice = report.bufferAdvice(delay);
    return json -> {
      json.writeStartObject();
      json.writeStringField("sku", sku.value());
      json.writeNumberField("delaySeconds", delay.toSeconds());
      json.writeNumberField("soldLately", report.soldLately());
      json.writeNumberField("days", AllocationReport.LATELY_DAYS);
      json.writeNumberField("available", report.available());
      json.writeNumberField("soldUnseen", Math.round(advice.soldUnseen() * 100) / 100.0);
      json.writeNumberField("percent", advice.percent());
      json.writeNumberField("version", version);
      json.writeEndObject();
    };
  }

  /** On whose account the caller asks; a key that is bound to a channel asks on that one's. */
  private Optional<RetailerId> account(Call call, Optional<RetailerId> asked) {
    var known = catalog.current();
    asked
        .filter(id -> !ChannelBinding.maySee(call, known, id))
        .flatMap(_ -> ChannelBinding.of(call))
        .ifPresent(
            bound -> {
              throw ChannelBinding.forbidden(bound);
            });
    asked
        .filter(id -> !known.knows(id))
        .ifPresent(
            id -> {
              throw RetailerCalls.unknown(id);
            });
    return asked.or(() -> ChannelBinding.of(call).flatMap(known::retailer));
  }

  private static HttpResponse explained(
      SkuId sku, SkuReply.Explained explained, List<Listing> listings, Outlets outlets) {
    return explained
        .report()
        .map(
            report ->
                new ReportJson(
                    sku,
                    report,
                    ListingNumbers.of(report.publication(), listings, outlets),
                    explained.version()))
        .map(body -> Replies.json(200, body))
        .orElseThrow(() -> SkuCalls.unknown(sku, explained.version()));
  }
}
