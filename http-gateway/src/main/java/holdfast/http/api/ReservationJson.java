package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Catalog;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.stock.Reservation;
import java.io.IOException;

/**
 * A reservation as clients see it.
 *
 * @param catalog says how long a location takes
 */
record ReservationJson(SkuId sku, Reservation reservation, long version, Catalog catalog)
    implements JsonPart {
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
    if (reservation.oversold() > 0) {
      json.writeNumberField("oversold", reservation.oversold());
    }
    PicksJson.writeMoved(json, reservation.shipped(), reservation.returned());
    PicksJson.write(json, reservation.picks(), catalog);
    json.writeEndObject();
  }

  /** What it has; or, when it has nothing any more, what was asked for. */
  private int quantity() {
    return switch (reservation.status()) {
      case HELD, CONFIRMED -> reservation.quantity();
      case RELEASED, EXPIRED -> reservation.request().quantity();
    };
  }
}
