package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.allocation.PublicationReport.Place;
import holdfast.allocation.PublishingRule;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.publish.ListingNumber;
import holdfast.publish.NumberView;
import holdfast.shop.Level;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a listing's number stands, in an answer.
 *
 * @param should what it should show now, where that was asked just now
 * @param seen what the shop last said that it shows
 */
record NumberJson(NumberView view, Optional<Place> should, Optional<Level> seen)
    implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var target = view.target();
    var flight = view.flight();
    var shown = view.acknowledged();
    var trouble = view.trouble();
    json.writeStartObject();
    json.writeStringField("listing", view.listing());
    json.writeStringField("sku", view.sku().map(SkuId::value).orElse(null));
    json.writeStringField("window", view.window().orElse(null));
    json.writeStringField("state", view.state().name());
    number(
        json, "target", should.map(Place::units).or(() -> target.map(ListingNumber.Target::units)));
    json.writeStringField(
        "rule",
        should
            .map(Place::rule)
            .or(() -> target.map(ListingNumber.Target::rule))
            .map(PublishingRule::name)
            .orElse(null));
    number(json, "inFlight", flight.map(ListingNumber.Flight::units));
    json.writeStringField("inFlightSince", flight.map(it -> it.sentAt().toString()).orElse(null));
    number(json, "acknowledged", shown.map(ListingNumber.Acknowledged::units));
    json.writeStringField("acknowledgedAt", shown.map(it -> it.at().toString()).orElse(null));
    number(json, "version", shown.map(ListingNumber.Acknowledged::version));
    number(json, "lastSeen", seen.map(it -> (long) it.number()));
    json.writeStringField("lastSeenAt", seen.map(it -> it.at().toString()).orElse(null));
    json.writeStringField("error", trouble.map(ListingNumber.Trouble::why).orElse(null));
    json.writeStringField(
        "nextTry",
        trouble.flatMap(ListingNumber.Trouble::nextTry).map(Instant::toString).orElse(null));
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String field, Optional<Long> number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(field, number.get());
    } else {
      json.writeNullField(field);
    }
  }
}
