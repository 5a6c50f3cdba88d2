package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.http.wire.JsonPart;
import holdfast.intake.DeliveryLog;
import holdfast.intake.ReviewEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** An entry of the review queue in an answer, with the delivery that it is about or without. */
record ReviewJson(ReviewEntry entry, Optional<DeliveryLog.WithBody> delivery) implements JsonPart {
  static ReviewJson row(ReviewEntry entry) {
    return new ReviewJson(entry, Optional.empty());
  }

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var settlement = entry.settlement();
    json.writeStartObject();
    json.writeStringField("id", entry.id());
    json.writeStringField("store", entry.store().value());
    json.writeStringField("reason", entry.reason().name());
    json.writeStringField("detail", entry.detail());
    json.writeStringField("order", entry.order().orElse(null));
    json.writeStringField("state", entry.state().name());
    json.writeStringField("since", entry.since().toString());
    json.writeNumberField("attempts", entry.attempts());
    json.writeStringField(
        "settledAt",
        settlement.map(ReviewEntry.Settlement::at).map(Instant::toString).orElse(null));
    json.writeStringField(
        "operator", settlement.flatMap(ReviewEntry.Settlement::operator).orElse(null));
    json.writeStringField("note", settlement.flatMap(ReviewEntry.Settlement::note).orElse(null));
    if (delivery.isPresent()) {
      json.writeFieldName("delivery");
      new DeliveryJson(delivery.get().delivered(), Optional.of(delivery.get().body()))
          .writeTo(json);
    }
    json.writeEndObject();
  }
}
