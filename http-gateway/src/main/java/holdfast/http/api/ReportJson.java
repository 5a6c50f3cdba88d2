package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.allocation.AllocationReport;
import holdfast.allocation.Explanation;
import holdfast.allocation.Taker;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import java.io.IOException;

/**
 * Why somebody may take so many units, and what its shops show: the arithmetic, for programs and
 * for people.
 *
 * @param listings those whose numbers are told
 */
record ReportJson(SkuId sku, AllocationReport report, ListingNumbers listings, long version)
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
    for (var place : listings.shown().values().stream().distinct().toList()) {
      json.writeString(place.sentence());
    }
    for (var listing : listings.parked()) {
      json.writeString(PublicationJson.sentence(listing));
    }
    json.writeEndArray();
    PublicationJson.writeListings(json, listings);
    json.writeNumberField("version", version);
    json.writeEndObject();
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
