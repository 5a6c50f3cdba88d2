package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.stock.Pick;
import holdfast.stock.Reservation;
import java.io.IOException;

/** A reservation as clients see it. */
record ReservationJson(SkuId sku, Reservation reservation, long version) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", reservation.id().value());
    json.writeStringField("status", reservation.status().name());
    json.writeStringField("channel", reservation.request().channel().value());
    json.writeStringField("expiresAt", reservation.expiresAt().toString());
    if (reservation.order().isPresent()) {
      json.writeStringField("order", reservation.order().get().value());
    }
    json.writeNumberField("attempt", reservation.attempt());
    json.writeArrayFieldStart("lines");
    writeLine(json);
    json.writeEndArray();
    json.writeNumberField("version", version);
    json.writeEndObject();
  }

  private void writeLine(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("sku", sku.value());
    json.writeNumberField("quantity", quantity());
    writeIfAny(json, "oversold", reservation.oversold());
    writeIfAny(json, "shipped", reservation.shipped());
    writeIfAny(json, "returned", reservation.returned());
    json.writeArrayFieldStart("locations");
    for (var pick : reservation.picks()) {
      writePick(json, pick);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** What it has; or, when it has nothing any more, what was asked for. */
  private int quantity() {
    return switch (reservation.status()) {
      case HELD, CONFIRMED -> reservation.quantity();
      case RELEASED, EXPIRED -> reservation.request().quantity();
    };
  }

  private static void writePick(JsonGenerator json, Pick pick) throws IOException {
    json.writeStartObject();
    json.writeStringField("location", pick.location().value());
    json.writeNumberField("quantity", pick.quantity());
    writeIfAny(json, "shipped", pick.shipped());
    json.writeEndObject();
  }

  private static void writeIfAny(JsonGenerator json, String name, int units) throws IOException {
    if (units > 0) {
      json.writeNumberField(name, units);
    }
  }
}
