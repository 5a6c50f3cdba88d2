package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.SkuId;
import holdfast.checkout.CheckoutAnswer;
import holdfast.checkout.Shortfall;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.stock.Quantity;
import holdfast.stock.Refusal;
import holdfast.stock.ReservationId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says to the client why a checkout was refused, line by line where units are the reason. */
final class CheckoutProblem {
  /** What concerns a checkout as a whole names no SKU. */
  private static final SkuId NO_SKU = new SkuId("-");

  private CheckoutProblem() {}

  /**
   * The problem of what is refused.
   *
   * @param lacking what it is when units are the reason
   */
  static Problem refused(CheckoutAnswer answer, ProblemCode lacking) {
    return switch (answer) {
      case CheckoutAnswer.Refused whole -> of(whole);
      case CheckoutAnswer.RefusedBySkus bySkus -> of(bySkus, lacking);
      case CheckoutAnswer.TooMuch tooMuch -> of(tooMuch);
      case CheckoutAnswer.CheckoutIs _, CheckoutAnswer.Unknown _ ->
          throw new IllegalStateException("not refused: " + answer);
    };
  }

  private static Problem of(CheckoutAnswer.Refused refused) {
    return RefusalProblem.of(refused.refusal(), NO_SKU, PathNames.RESERVATION)
        .withVersion(refused.version());
  }

  private static Problem of(CheckoutAnswer.RefusedBySkus refused, ProblemCode code) {
    var shortfalls = Shortfall.of(refused.lines(), refused.refusals());
    if (shortfalls.isEmpty()) {
      var first = refused.refusals().getFirst();
      return RefusalProblem.of(first.refusal(), first.sku(), PathNames.NOTHING)
          .withVersion(refused.version());
    }
    var problem =
        Problem.of(code, sentence(shortfalls))
            .with(json -> writeLines(json, shortfalls))
            .withVersion(refused.version());
    return retryAfterSeconds(refused).map(problem::withRetryAfter).orElse(problem);
  }

  /** Nothing helps a cart before all its SKUs can give what it lacks. */
  private static Optional<Long> retryAfterSeconds(CheckoutAnswer.RefusedBySkus refused) {
    var waits = new ArrayList<Long>();
    for (var ofSku : refused.refusals()) {
      if (!(ofSku.refusal() instanceof Refusal.UnitsShownElsewhere shown)) {
        return Optional.empty();
      }
      waits.add(shown.retryAfterSeconds());
    }
    return waits.stream().max(Comparator.naturalOrder());
  }

  private static Problem of(CheckoutAnswer.TooMuch tooMuch) {
    return Findings.problem(
        "/lines",
        "need %d units of %s; at most %d can be reserved at once"
            .formatted(tooMuch.units(), tooMuch.sku(), Quantity.MAX));
  }

  static Problem unknown(ReservationId id) {
    return RefusalProblem.of(new Refusal.UnknownReservation(id), NO_SKU, PathNames.RESERVATION);
  }

  private static String sentence(List<Shortfall> shortfalls) {
    return shortfalls.stream()
        .map(
            few ->
                "%s: %d requested, %d available."
                    .formatted(few.sku(), few.requested(), few.available()))
        .collect(Collectors.joining(" "));
  }

  private static void writeLines(JsonGenerator json, List<Shortfall> shortfalls)
      throws IOException {
    json.writeArrayFieldStart("lines");
    for (var few : shortfalls) {
      json.writeStartObject();
      json.writeNumberField("index", few.index());
      json.writeStringField("sku", few.sku().value());
      json.writeNumberField("requested", few.requested());
      json.writeNumberField("available", few.available());
      json.writeStringField("rule", few.rule());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
