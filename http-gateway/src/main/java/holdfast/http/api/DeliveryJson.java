package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.intake.Delivered;
import holdfast.intake.StoredBody;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A delivery in an answer, with its body or without. */
record DeliveryJson(Delivered delivery, Optional<StoredBody> body) implements JsonPart {
  static DeliveryJson row(Delivered delivery) {
    return new DeliveryJson(delivery, Optional.empty());
  }

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", delivery.id());
    json.writeStringField("source", delivery.source().name());
    json.writeStringField("store", delivery.store().value());
    json.writeStringField("platform", delivery.platform().name());
    json.writeStringField("topic", delivery.topic());
    json.writeStringField("state", delivery.state().name());
    json.writeStringField("outcome", delivery.outcome().orElse(null));
    json.writeStringField("order", delivery.order().orElse(null));
    json.writeArrayFieldStart("skus");
    for (SkuId sku : delivery.skus()) {
      json.writeString(sku.value());
    }
    json.writeEndArray();
    json.writeStringField("webhookId", delivery.webhookId().orElse(null));
    json.writeStringField("eventId", delivery.eventId().orElse(null));
    json.writeStringField("resource", delivery.resource().orElse(null));
    json.writeStringField("apiVersion", delivery.apiVersion().orElse(null));
    json.writeStringField(
        "triggeredAt", delivery.triggeredAt().map(Instant::toString).orElse(null));
    json.writeStringField("receivedAt", delivery.receivedAt().toString());
    json.writeNumberField("size", delivery.size());
    json.writeStringField("sha256", delivery.sha256());
    json.writeNumberField("duplicates", delivery.duplicates());
    json.writeNumberField("attempts", delivery.attempts());
    json.writeFieldName("durationMs");
    if (delivery.took().isPresent()) {
      json.writeNumber(delivery.took().get().toMillis());
    } else {
      json.writeNull();
    }
    json.writeStringField(
        "processedAt", delivery.processedAt().map(Instant::toString).orElse(null));
    if (body.isPresent()) {
      write(json, body.get());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, StoredBody body) throws IOException {
    switch (body.form()) {
      case JSON -> {
        json.writeFieldName("body");
        json.writeRawValue(body.text());
      }
      case BASE64 -> json.writeStringField("bodyBase64", body.text());
    }
  }
}
