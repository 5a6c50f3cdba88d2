package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Catalog;
import holdfast.stock.Pick;
import java.io.IOException;
import java.util.List;

/** Where units of a reservation are, and how many of them left and came back. */
final class PicksJson {
  private PicksJson() {}

  /**
   * The field {@code locations}.
   *
   * @param catalog says how long each takes, as of now
   */
  static void write(JsonGenerator json, List<Pick> picks, Catalog catalog) throws IOException {
    json.writeArrayFieldStart("locations");
    for (var pick : picks) {
      json.writeStartObject();
      json.writeStringField("location", pick.location().value());
      json.writeNumberField("quantity", pick.quantity());
      writeMoved(json, pick.shipped(), 0);
      json.writeNumberField("leadTimeDays", catalog.leadTimeDays(pick.location()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The fields {@code shipped} and {@code returned}, where there is anything to say. */
  static void writeMoved(JsonGenerator json, int shipped, int returned) throws IOException {
    if (shipped > 0) {
      json.writeNumberField("shipped", shipped);
    }
    if (returned > 0) {
      json.writeNumberField("returned", returned);
    }
  }
}
