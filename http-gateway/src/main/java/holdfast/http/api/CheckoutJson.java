package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.checkout.Checkout;
import holdfast.checkout.PickedLine;
import holdfast.http.wire.JsonPart;
import holdfast.stock.Pick;
import holdfast.stock.ReservationId;
import java.io.IOException;
import java.util.List;

/** A checkout as clients see it: a reservation of several lines, or of a bundle. */
record CheckoutJson(ReservationId id, Checkout checkout) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id.value());
    json.writeStringField("status", checkout.phase().name());
    json.writeStringField("channel", checkout.cart().orElseThrow().channel().value());
    json.writeStringField("expiresAt", checkout.expiresAt().toString());
    if (checkout.order().isPresent()) {
      json.writeStringField("order", checkout.order().get().value());
    }
    json.writeNumberField("attempt", checkout.grants());
    json.writeArrayFieldStart("lines");
    for (var line : PickedLine.of(checkout)) {
      writeLine(json, line);
    }
    json.writeEndArray();
    json.writeNumberField("version", checkout.version());
    json.writeEndObject();
  }

  private static void writeLine(JsonGenerator json, PickedLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("sku", line.sku().value());
    json.writeNumberField("quantity", line.quantity());
    if (line.isBundle()) {
      json.writeArrayFieldStart("components");
      for (var part : line.parts()) {
        json.writeStartObject();
        json.writeStringField("sku", part.sku().value());
        json.writeNumberField("quantity", part.quantity());
        writePicks(json, part.picks());
        json.writeEndObject();
      }
      json.writeEndArray();
    } else {
      writePicks(json, line.parts().getFirst().picks());
    }
    json.writeEndObject();
  }

  private static void writePicks(JsonGenerator json, List<Pick> picks) throws IOException {
    json.writeArrayFieldStart("locations");
    for (var pick : picks) {
      json.writeStartObject();
      json.writeStringField("location", pick.location().value());
      json.writeNumberField("quantity", pick.quantity());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
