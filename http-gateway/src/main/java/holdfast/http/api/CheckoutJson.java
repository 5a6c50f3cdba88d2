package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Catalog;
import holdfast.checkout.Checkout;
import holdfast.checkout.PickedLine;
import holdfast.http.wire.JsonPart;
import holdfast.stock.ReservationId;
import java.io.IOException;
import java.util.List;

/**
 * A checkout as clients see it: a reservation of several lines, or of a bundle.
 *
 * @param lines where its units are, and what of them left and came back
 * @param catalog says how long a location takes
 */
record CheckoutJson(ReservationId id, Checkout checkout, List<PickedLine> lines, Catalog catalog)
    implements JsonPart {
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
    for (var line : lines) {
      writeLine(json, line);
    }
    json.writeEndArray();
    json.writeNumberField("version", checkout.version());
    json.writeEndObject();
  }

  private void writeLine(JsonGenerator json, PickedLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("sku", line.sku().value());
    json.writeNumberField("quantity", line.quantity());
    PicksJson.writeMoved(json, line.shipped(), line.returned());
    if (line.isBundle()) {
      json.writeArrayFieldStart("components");
      for (var part : line.parts()) {
        json.writeStartObject();
        json.writeStringField("sku", part.sku().value());
        json.writeNumberField("quantity", part.quantity());
        PicksJson.writeMoved(json, part.shipped(), part.returned());
        PicksJson.write(json, part.picks(), catalog);
        json.writeEndObject();
      }
      json.writeEndArray();
    } else {
      PicksJson.write(json, line.parts().getFirst().picks(), catalog);
    }
    json.writeEndObject();
  }
}
