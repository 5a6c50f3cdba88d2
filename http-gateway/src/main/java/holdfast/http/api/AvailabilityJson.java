package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Catalog;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.stock.Pick;
import java.io.IOException;
import java.util.List;

/**
 * Whether everything could be had, and per SKU from where, or why not.
 *
 * @param catalog says how long a location takes
 */
record AvailabilityJson(List<Line> lines, Catalog catalog) implements JsonPart {
  /** One SKU's answer. */
  sealed interface Line {
    /** Whose. */
    SkuId sku();

    /** Units asked for. */
    int quantity();
  }

  /** It could be had, from there. */
  record Granted(SkuId sku, int quantity, List<Pick> picks) implements Line {}

  /** It could not be had; {@code available} units could. */
  record Refused(SkuId sku, int quantity, long available, String rule) implements Line {}

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("granted", lines.stream().allMatch(Granted.class::isInstance));
    json.writeArrayFieldStart("lines");
    for (var line : lines) {
      json.writeStartObject();
      json.writeStringField("sku", line.sku().value());
      json.writeNumberField("quantity", line.quantity());
      json.writeBooleanField("granted", line instanceof Granted);
      switch (line) {
        case Granted granted -> writePicks(granted, json);
        case Refused refused -> {
          json.writeNumberField("available", refused.available());
          json.writeStringField("rule", refused.rule());
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writePicks(Granted granted, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("locations");
    for (var pick : granted.picks()) {
      json.writeStartObject();
      json.writeStringField("location", pick.location().value());
      json.writeNumberField("quantity", pick.quantity());
      json.writeNumberField("leadTimeDays", catalog.leadTimeDays(pick.location()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
