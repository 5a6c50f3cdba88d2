package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.allocation.Outlet;
import holdfast.allocation.PublicationReport;
import holdfast.allocation.Taker;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.stock.ShownAtMost;
import java.io.IOException;
import java.util.Optional;

/**
 * What the shops of a SKU should show, and what the other channels may draw on.
 *
 * @param listings all that the SKU has
 */
record PublicationJson(
    SkuId sku,
    PublicationReport report,
    Optional<ShownAtMost> shownAtMost,
    ListingNumbers listings,
    long version)
    implements JsonPart {
  private static final String PARKED = "PARKED";

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("sku", sku.value());
    json.writeStringField("mode", report.mode().name());
    json.writeStringField("policyMode", report.wished().name());
    if (report.exposureBudget().isPresent()) {
      json.writeNumberField("exposureBudget", report.exposureBudget().get());
    } else {
      json.writeNullField("exposureBudget");
    }
    json.writeNumberField("deactivationThreshold", report.deactivationThreshold());
    json.writeBooleanField("belowThreshold", report.isBelowThreshold());
    json.writeNumberField("available", report.available());
    json.writeNumberField("shown", report.shown());
    json.writeNumberField("exposure", report.exposure());
    if (shownAtMost.isPresent()) {
      writeShownAtMost(json, shownAtMost.get());
    } else {
      json.writeNullField("shownAtMost");
      json.writeNullField("windows");
    }
    writeListings(json, listings);
    json.writeArrayFieldStart("channels");
    for (var place : report.places()) {
      if (place.outlet() instanceof Outlet.Counter counter) {
        writeChannel(json, counter, place);
      }
    }
    json.writeEndArray();
    json.writeNumberField("version", version);
    json.writeEndObject();
  }

  private static void writeShownAtMost(JsonGenerator json, ShownAtMost most) throws IOException {
    json.writeNumberField("shownAtMost", most.units());
    json.writeArrayFieldStart("windows");
    for (var of : most.windows()) {
      json.writeStartObject();
      json.writeStringField("store", of.window().store().value());
      json.writeStringField("listing", of.window().listing());
      json.writeNumberField("shownAtMost", of.units());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeListings(JsonGenerator json, ListingNumbers listings) throws IOException {
    json.writeArrayFieldStart("listings");
    for (var entry : listings.shown().entrySet()) {
      writeShown(json, entry.getKey(), entry.getValue());
    }
    for (var listing : listings.parked()) {
      writeParked(json, listing);
    }
    json.writeEndArray();
  }

  private static void writeShown(JsonGenerator json, Listing listing, PublicationReport.Place place)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("store", listing.store().value());
    json.writeStringField("listing", listing.id());
    json.writeNumberField("target", place.units());
    json.writeStringField("rule", place.rule().name());
    json.writeNullField("parked");
    json.writeStringField("sentence", place.sentence());
    json.writeEndObject();
  }

  private static void writeParked(JsonGenerator json, Listing listing) throws IOException {
    json.writeStartObject();
    json.writeStringField("store", listing.store().value());
    json.writeStringField("listing", listing.id());
    json.writeNumberField("target", 0);
    json.writeStringField("rule", PARKED);
    json.writeStringField("parked", reason(listing));
    json.writeStringField("sentence", sentence(listing));
    json.writeEndObject();
  }

  static String sentence(Listing listing) {
    return "%s shows 0 units under the listing %s: it is parked (%s)."
        .formatted(listing.store(), listing.id(), reason(listing));
  }

  private static String reason(Listing listing) {
    return listing.leftAloneFor().orElseThrow().name();
  }

  private static void writeChannel(
      JsonGenerator json, Outlet.Counter counter, PublicationReport.Place place)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("channel", counter.channel().value());
    switch (counter.taker()) {
      case Taker.OwnChannels _ -> json.writeNullField("retailer");
      case Taker.OfRetailer(var retailer) -> json.writeStringField("retailer", retailer.value());
    }
    json.writeNumberField("drawsOn", place.units());
    json.writeStringField("rule", place.rule().name());
    json.writeStringField("sentence", place.sentence());
    json.writeEndObject();
  }
}
