package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Listing;
import holdfast.catalog.Parked;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import java.io.IOException;
import java.util.Optional;

/** A listing as clients see it. */
final class ListingJson {
  private ListingJson() {}

  static JsonPart row(Listing listing) {
    return json -> {
      json.writeStartObject();
      writeFields(json, listing);
      json.writeEndObject();
    };
  }

  /**
   * A listing by itself.
   *
   * @param suggestion the SKU that it may stand for
   */
  static JsonPart whole(Listing listing, Optional<SkuId> suggestion) {
    return json -> {
      json.writeStartObject();
      writeFields(json, listing);
      json.writeStringField("suggestion", suggestion.map(SkuId::value).orElse(null));
      json.writeEndObject();
    };
  }

  private static void writeFields(JsonGenerator json, Listing listing) throws IOException {
    json.writeStringField("store", listing.store().value());
    json.writeStringField("id", listing.id());
    json.writeStringField("variant", listing.variant());
    json.writeStringField("product", listing.product().orElse(null));
    json.writeStringField("inventoryItem", listing.inventoryItem().orElse(null));
    json.writeStringField("platformLocation", listing.platformLocation().orElse(null));
    json.writeStringField("skuText", listing.skuText().orElse(null));
    json.writeStringField("sku", listing.sku().map(SkuId::value).orElse(null));
    json.writeStringField("parked", listing.leftAloneFor().map(Parked::name).orElse(null));
    json.writeNumberField("version", listing.version());
  }
}
