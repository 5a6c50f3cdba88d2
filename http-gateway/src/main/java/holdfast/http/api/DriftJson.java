package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.shop.Drift;
import java.io.IOException;

/** A drift in an answer. */
record DriftJson(Drift drift) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", drift.id());
    json.writeStringField("store", drift.store().value());
    json.writeStringField("listing", drift.listing());
    json.writeStringField("sku", drift.sku().map(SkuId::value).orElse(null));
    json.writeNumberField("seen", drift.seen());
    json.writeNumberField("expected", drift.expected());
    json.writeStringField("cause", drift.cause().name());
    json.writeStringField("seenAt", drift.seenAt().toString());
    json.writeStringField("recordedAt", drift.recordedAt().toString());
    json.writeStringField("state", drift.state().name());
    json.writeEndObject();
  }
}
