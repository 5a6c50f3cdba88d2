package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Catalog;
import holdfast.checkout.Consideration;
import holdfast.checkout.PickedLine;
import holdfast.checkout.Shortfall;
import holdfast.http.wire.JsonPart;
import holdfast.stock.Pick;
import java.io.IOException;
import java.util.List;
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
      writePicks(line.parts().getFirst().picks(), json);
      return;
    }
    json.writeArrayFieldStart("components");
    for (var part : line.parts()) {
      json.writeStartObject();
      json.writeStringField("sku", part.sku().value());
      json.writeNumberField("quantity", part.quantity());
      writePicks(part.picks(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writePicks(List<Pick> picks, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("locations");
    for (var pick : picks) {
      json.writeStartObject();
      json.writeStringField("location", pick.location().value());
      json.writeNumberField("quantity", pick.quantity());
      json.writeNumberField("leadTimeDays", catalog.leadTimeDays(pick.location()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
