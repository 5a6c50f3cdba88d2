package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Catalog;
import holdfast.checkout.Consideration;
import holdfast.checkout.PickedLine;
import holdfast.checkout.Shortfall;
import holdfast.http.wire.JsonPart;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether everything could be had, and per line from where, or why not.
 *
 * @param catalog says how long a location takes
 */
record AvailabilityJson(Consideration.Told told, Catalog catalog) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var shortfalls =
        told.shortfalls().stream().collect(Collectors.toMap(Shortfall::index, Function.identity()));
    json.writeStartObject();
    json.writeBooleanField("granted", shortfalls.isEmpty());
    json.writeArrayFieldStart("lines");
    for (int i = 0; i < told.lines().size(); i++) {
      var line = told.lines().get(i);
      var few = shortfalls.get(i);
      json.writeStartObject();
      json.writeStringField("sku", line.sku().value());
      json.writeNumberField("quantity", line.quantity());
      json.writeBooleanField("granted", few == null);
      if (few == null) {
        writeGranted(line, json);
      } else {
        json.writeNumberField("available", few.available());
        json.writeStringField("rule", few.rule());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeGranted(PickedLine line, JsonGenerator json) throws IOException {
    if (!line.isBundle()) {
      PicksJson.write(json, line.parts().getFirst().picks(), catalog);
      return;
    }
    json.writeArrayFieldStart("components");
    for (var part : line.parts()) {
      json.writeStartObject();
      json.writeStringField("sku", part.sku().value());
      json.writeNumberField("quantity", part.quantity());
      PicksJson.write(json, part.picks(), catalog);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
