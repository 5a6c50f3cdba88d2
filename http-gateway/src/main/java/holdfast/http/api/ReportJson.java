package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.allocation.AllocationReport;
import holdfast.allocation.Explanation;
import holdfast.allocation.Outlet;
import holdfast.allocation.PublicationReport;
import holdfast.allocation.Taker;
import holdfast.catalog.Listing;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import java.io.IOException;
import java.util.List;

/**
 * Why somebody may take so many units, and what its shops show: the arithmetic, for programs and
 * for people.
 *
 * @param listings those whose numbers are told
 */
record ReportJson(SkuId sku, AllocationReport report, List<Listing> listings, long version)
    implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var explanation = report.explanation();
    json.writeStartObject();
    json.writeStringField("sku", sku.value());
    switch (explanation.taker()) {
      case Taker.OwnChannels _ -> json.writeNullField("retailer");
      case Taker.OfRetailer(var retailer) -> json.writeStringField("retailer", retailer.value());
    }
    json.writeStringField("strategy", report.strategy().name());
    json.writeNumberField("entitlement", explanation.result());
    if (report.taken().isPresent()) {
      json.writeNumberField("taken", report.taken().get());
    }
    writePeriod(json);
    json.writeArrayFieldStart("steps");
    for (var line : explanation.lines()) {
      writeLine(json, line);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sentences");
    for (var sentence : explanation.sentences()) {
      json.writeString(sentence);
    }
    for (var place : shown()) {
      json.writeString(place.sentence());
    }
    for (var listing : parked()) {
      json.writeString(PublicationJson.sentence(listing));
    }
    json.writeEndArray();
    writeListings(json);
    json.writeNumberField("version", version);
    json.writeEndObject();
  }

  private void writeListings(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("listings");
    for (var place : shown()) {
      if (place.outlet() instanceof Outlet.Window window) {
        PublicationJson.writeListing(json, window, place);
      }
    }
    for (var listing : parked()) {
      PublicationJson.writeParked(json, listing);
    }
    json.writeEndArray();
  }

  private List<PublicationReport.Place> shown() {
    return report.publication().windowsOf(report.explanation().taker()).stream()
        .filter(place -> listings.stream().anyMatch(listing -> isOf(place.outlet(), listing)))
        .toList();
  }

  private static boolean isOf(Outlet outlet, Listing listing) {
    return outlet instanceof Outlet.Window(var store, var id, _)
        && store.equals(listing.store())
        && id.equals(listing.id());
  }

  private List<Listing> parked() {
    return listings.stream().filter(listing -> listing.leftAloneFor().isPresent()).toList();
  }

  private void writePeriod(JsonGenerator json) throws IOException {
    if (report.period() == 0) {
      json.writeNullField("period");
      return;
    }
    json.writeObjectFieldStart("period");
    json.writeNumberField("number", report.period());
    json.writeStringField("startedAt", report.startedAt().toString());
    json.writeEndObject();
  }

  private static void writeLine(JsonGenerator json, Explanation.Line line) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", line.code());
    json.writeStringField("label", line.label());
    json.writeStringField("formula", line.formula());
    json.writeArrayFieldStart("figures");
    for (var figure : line.figures()) {
      json.writeStartObject();
      json.writeStringField("name", figure.name());
      json.writeNumberField("units", figure.units());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("left", line.left());
    json.writeStringField("sentence", line.sentence());
    json.writeEndObject();
  }
}
