package holdfast.http.api;

import static holdfast.http.wire.ProblemCode.ALREADY_CONFIRMED;
import static holdfast.http.wire.ProblemCode.CONFIRMS_TOO_MUCH;
import static holdfast.http.wire.ProblemCode.EXPIRED;
import static holdfast.http.wire.ProblemCode.HAS_STOCK;
import static holdfast.http.wire.ProblemCode.ID_REUSED;
import static holdfast.http.wire.ProblemCode.INSUFFICIENT_ON_HAND;
import static holdfast.http.wire.ProblemCode.INSUFFICIENT_QUARANTINED;
import static holdfast.http.wire.ProblemCode.INSUFFICIENT_STOCK;
import static holdfast.http.wire.ProblemCode.NOT_COMMITTED_HERE;
import static holdfast.http.wire.ProblemCode.NOT_CONFIRMED;
import static holdfast.http.wire.ProblemCode.NOT_OVERSOLD;
import static holdfast.http.wire.ProblemCode.NOT_SHIPPED;
import static holdfast.http.wire.ProblemCode.OWNS_NO_STOCK;
import static holdfast.http.wire.ProblemCode.RELEASED;
import static holdfast.http.wire.ProblemCode.STOCK_LIMIT;
import static holdfast.http.wire.ProblemCode.TOO_MANY_OPEN;
import static holdfast.http.wire.ProblemCode.UNKNOWN_CHANNEL;
import static holdfast.http.wire.ProblemCode.UNKNOWN_LOCATION;
import static holdfast.http.wire.ProblemCode.UNKNOWN_RESERVATION;
import static holdfast.http.wire.ProblemCode.UNKNOWN_SKU;

import holdfast.allocation.Rule;
import holdfast.catalog.SkuId;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonPart;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation;
import holdfast.stock.Shelf;

/** Says a refusal to the client: code, a sentence with the numbers, and what programs need. */
final class RefusalProblem {
  /** The rule of refusals that only count units. */
  private static final String POOL_EXHAUSTED = "POOL_EXHAUSTED";

  private RefusalProblem() {}

  /** The problem that tells {@code refusal} by {@code sku} to a call whose path names something. */
  static Problem of(Refusal refusal, SkuId sku, PathNames path) {
    return switch (refusal) {
      case Refusal.UnknownSku _ -> unknown(UNKNOWN_SKU, sku, path == PathNames.SKU);
      case Refusal.UnknownLocation(var location) -> unknown(UNKNOWN_LOCATION, location, false);
      case Refusal.UnknownChannel(var channel) -> unknown(UNKNOWN_CHANNEL, channel, false);
      case Refusal.UnknownReservation(var id) ->
          unknown(UNKNOWN_RESERVATION, id, path == PathNames.RESERVATION);
      case Refusal.IdReused reused -> idReused(reused);
      case Refusal.InsufficientStock(var requested, var available) ->
          shortOf(INSUFFICIENT_STOCK, sku, requested, available);
      case Refusal.NotDeliverable(var rule, var requested, var available) ->
          Problem.of(
                  INSUFFICIENT_STOCK,
                  "%s: %d requested, %d available for this delivery."
                      .formatted(sku, requested, available))
              .with(line(sku, requested, available, rule.name()));
      case Refusal.NotEntitled(var requested, var available, var rule) ->
          notEntitled(INSUFFICIENT_STOCK, sku, requested, available, rule);
      case Refusal.UnitsShownElsewhere(var requested, var available, var retryAfterSeconds) ->
          Problem.of(
                  INSUFFICIENT_STOCK,
                  "%s: %d requested, %d available that no shop shows; ask again in %d seconds."
                      .formatted(sku, requested, available, retryAfterSeconds))
              .with(line(sku, requested, available, Refusal.UnitsShownElsewhere.RULE))
              .withRetryAfter(retryAfterSeconds);
      case Refusal.NoLongerEntitled(var requested, var available, var rule) ->
          notEntitled(EXPIRED, sku, requested, available, rule);
      case Refusal.Gone gone -> gone(gone, sku);
      case Refusal.AlreadyConfirmed(var order) ->
          Problem.of(
              ALREADY_CONFIRMED, "The reservation is confirmed for the order %s.".formatted(order));
      case Refusal.NotConfirmed(var status) ->
          Problem.of(
              NOT_CONFIRMED, "The reservation is %s; only confirmed units ship.".formatted(status));
      case Refusal.ConfirmsTooMuch(var requested, var held) ->
          Problem.of(
              CONFIRMS_TOO_MUCH, "%s: %d to confirm, %d reserved.".formatted(sku, requested, held));
      case Refusal.InsufficientOnHand(var location, var requested, var onHand) ->
          Problem.of(
              INSUFFICIENT_ON_HAND,
              "%s at %s: %d to take, %d on hand.".formatted(sku, location, requested, onHand));
      case Refusal.InsufficientQuarantined(var location, var requested, var quarantined) ->
          Problem.of(
              INSUFFICIENT_QUARANTINED,
              "%s at %s: %d to take, %d in quarantine."
                  .formatted(sku, location, requested, quarantined));
      case Refusal.NotCommittedHere(var location, var requested, var shippable) ->
          Problem.of(
              NOT_COMMITTED_HERE,
              "%s at %s: %d to ship, %d of the reservation can leave there."
                  .formatted(sku, location, requested, shippable));
      case Refusal.NotShipped(var requested, var shipped) ->
          Problem.of(
              NOT_SHIPPED,
              "%s: %d returned, %d shipped and not back.".formatted(sku, requested, shipped));
      case Refusal.NoteMissing(var field) ->
          Findings.problem(field, "is missing; an adjustment needs it");
      case Refusal.SameLocation _ -> Findings.problem("/to", "must be another location");
      case Refusal.StockLimit(var location) ->
          Problem.of(
              STOCK_LIMIT,
              "%s at %s would be more than %d units.".formatted(sku, location, Shelf.UNITS_MAX));
      case Refusal.OwnsNoStock _ ->
          Problem.of(
              OWNS_NO_STOCK, "%s is a bundle; only its components have units.".formatted(sku));
      case Refusal.HasStock _ ->
          Problem.of(
              HAS_STOCK,
              "%s has units or open reservations; a bundle can't have any.".formatted(sku));
      case Refusal.NotOversold(var sale) ->
          Problem.of(NOT_OVERSOLD, "No unit of the sale %s is missing.".formatted(sale));
      case Refusal.NoWindow _ ->
          throw new IllegalStateException("a refusal of what only stores ask: " + refusal);
      case Refusal.TooManyOpen(var open) ->
          Problem.of(
              TOO_MANY_OPEN,
              "%s has %d open reservations; finish some first.".formatted(sku, open));
    };
  }

  private static Problem unknown(ProblemCode code, Object id, boolean isInPath) {
    var detail = "%s: %s.".formatted(code.title(), id);
    return isInPath ? Problem.of(code, detail) : Problem.unprocessable(code, detail);
  }

  private static Problem idReused(Refusal.IdReused reused) {
    return Problem.of(
            ID_REUSED,
            "The id was used before with other content: %s was %s and is now %s."
                .formatted(reused.field(), reused.before(), reused.now()))
        .with(json -> json.writeStringField("field", reused.field()));
  }

  private static Problem gone(Refusal.Gone gone, SkuId sku) {
    return gone.end() == Reservation.Status.RELEASED
        ? Problem.of(RELEASED, "The reservation was released; reserve with a new id.")
        : shortOf(EXPIRED, sku, gone.requested(), gone.available());
  }

  private static Problem shortOf(ProblemCode code, SkuId sku, int requested, long available) {
    return Problem.of(code, "%s: %d requested, %d available.".formatted(sku, requested, available))
        .with(line(sku, requested, available, POOL_EXHAUSTED));
  }

  private static Problem notEntitled(
      ProblemCode code, SkuId sku, int requested, long available, Rule rule) {
    return Problem.of(
            code,
            "%s: %d requested, %d available to this channel; what stops more is %s."
                .formatted(sku, requested, available, rule.code()))
        .with(line(sku, requested, available, rule.code()));
  }

  private static JsonPart line(SkuId sku, int requested, long available, String rule) {
    return json -> {
      json.writeArrayFieldStart("lines");
      json.writeStartObject();
      json.writeNumberField("index", 0);
      json.writeStringField("sku", sku.value());
      json.writeNumberField("requested", requested);
      json.writeNumberField("available", available);
      json.writeStringField("rule", rule);
      json.writeEndObject();
      json.writeEndArray();
    };
  }
}
