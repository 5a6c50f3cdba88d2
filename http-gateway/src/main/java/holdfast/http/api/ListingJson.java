package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.shop.Level;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A listing as clients see it. */
final class ListingJson {
  private ListingJson() {}

  static JsonPart row(Listing listing, ShownLevels.Shown shown) {
    return json -> {
      json.writeStartObject();
      writeFields(json, listing, shown);
      json.writeEndObject();
    };
  }

  /**
   * A listing by itself.
   *
   * @param suggestion the SKU that it may stand for
   */
  static JsonPart whole(Listing listing, ShownLevels.Shown shown, Optional<SkuId> suggestion) {
    return json -> {
      json.writeStartObject();
      writeFields(json, listing, shown);
      json.writeStringField("suggestion", suggestion.map(SkuId::value).orElse(null));
      json.writeEndObject();
    };
  }

  private static void writeFields(JsonGenerator json, Listing listing, ShownLevels.Shown shown)
      throws IOException {
    json.writeStringField("store", listing.store().value());
    json.writeStringField("id", listing.id());
    json.writeStringField("variant", listing.variant());
    json.writeStringField("product", listing.product().orElse(null));
    json.writeStringField("inventoryItem", listing.inventoryItem().orElse(null));
    json.writeStringField("platformLocation", listing.platformLocation().orElse(null));
    json.writeStringField("skuText", listing.skuText().orElse(null));
    json.writeStringField("sku", listing.sku().map(SkuId::value).orElse(null));
    json.writeStringField("parked", listing.leftAloneFor().map(Parked::name).orElse(null));
    writeNumber(json, "lastSeen", shown.seen().map(Level::number));
    json.writeStringField(
        "lastSeenAt", shown.seen().map(Level::at).map(Instant::toString).orElse(null));
    writeNumber(json, "expected", shown.expected());
    json.writeNumberField("version", listing.version());
  }

  private static void writeNumber(JsonGenerator json, String name, Optional<Integer> number)
      throws IOException {
    json.writeFieldName(name);
    if (number.isPresent()) {
      json.writeNumber(number.get());
    } else {
      json.writeNull();
    }
  }
}
