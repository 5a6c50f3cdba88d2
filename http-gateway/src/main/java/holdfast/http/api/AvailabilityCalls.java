package holdfast.http.api;

import holdfast.catalog.CatalogStore;
import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import holdfast.stock.Answer;
import holdfast.stock.Shortage;
import holdfast.stock.Skus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * The test order: what a reservation would be answered now, by the same decision of the same SKUs,
 * without taking anything.
 */
final class AvailabilityCalls {
  private final Skus skus;
  private final CatalogStore catalog;

  AvailabilityCalls(Skus skus, CatalogStore catalog) {
    this.skus = skus;
    this.catalog = catalog;
  }

  CompletionStage<HttpResponse> ask(Call call) {
    var request = AvailabilityRequest.read(call);
    CompletionStage<List<AvailabilityJson.Line>> lines =
        CompletableFuture.completedFuture(new ArrayList<>());
    for (var demand : request.demand().entrySet()) {
      var asked =
          skus.consider(demand.getKey(), request.of(demand.getValue()))
              .thenApply(reply -> line(demand.getKey(), SkuAnswers.considered(reply)));
      lines =
          lines.thenCombine(
              asked,
              (before, line) -> {
                before.add(line);
                return before;
              });
    }
    return lines.thenApply(all -> Replies.json(200, new AvailabilityJson(all, catalog.current())));
  }

  private static AvailabilityJson.Line line(SkuId sku, Answer answer) {
    return switch (answer) {
      case Answer.ReservationIs(var reservation, _, _) ->
          new AvailabilityJson.Granted(sku, reservation.quantity(), reservation.picks());
      case Answer.Refused(var refusal, _) when refusal instanceof Shortage few ->
          new AvailabilityJson.Refused(sku, few.requested(), few.available(), few.ruleCode());
      case Answer.Refused(var refusal, _) ->
          throw new ProblemException(RefusalProblem.of(refusal, sku, PathNames.NOTHING));
      case Answer.SkuIs _, Answer.MovementIs _, Answer.PeriodIs _ ->
          throw new IllegalStateException("an answer to another command: " + answer);
    };
  }
}
