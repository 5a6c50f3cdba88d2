package holdfast.http.api;

import holdfast.catalog.CatalogStore;
import holdfast.checkout.Checkouts;
import holdfast.checkout.Consideration;
import holdfast.http.route.Call;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.Replies;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * The test order: what a reservation would be answered now, by the same decision of the same SKUs,
 * without taking anything.
 */
final class AvailabilityCalls {
  private final Checkouts checkouts;
  private final CatalogStore catalog;

  AvailabilityCalls(Checkouts checkouts, CatalogStore catalog) {
    this.checkouts = checkouts;
    this.catalog = catalog;
  }

  CompletionStage<HttpResponse> ask(Call call) {
    return checkouts.consider(ReserveRequest.read(call).cart()).thenApply(this::told);
  }

  private HttpResponse told(Consideration consideration) {
    return switch (consideration) {
      case Consideration.Told told ->
          Replies.json(200, new AvailabilityJson(told, catalog.current()));
      case Consideration.Impossible(var answer) ->
          Replies.problem(CheckoutProblem.refused(answer, ProblemCode.INSUFFICIENT_STOCK));
      case Consideration.Unanswered(var reply) ->
          throw new IllegalStateException("answered after all: " + SkuAnswers.answer(reply));
    };
  }
}
