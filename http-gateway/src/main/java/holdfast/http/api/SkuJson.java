package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.allocation.Entitlement;
import holdfast.allocation.PublicationReport;
import holdfast.allocation.Taker;
import holdfast.catalog.RetailerId;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.stock.Shelf;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuSummary;
import holdfast.stock.StockViews.SkuRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A SKU as clients see it: with its locations by itself, with sums only in a list. */
final class SkuJson {
  private SkuJson() {}

  /**
   * A SKU with its locations.
   *
   * @param available how many can be sold; of a bundle, by its components
   * @param retailers what each may take
   * @param publication what shops should show, if any shop sells it
   */
  static JsonPart whole(
      SkuId sku,
      SkuProfile profile,
      SkuSummary summary,
      long available,
      List<Entitlement> retailers,
      Optional<PublicationReport> publication) {
    return json -> {
      json.writeStartObject();
      writeProfile(json, sku, profile);
      json.writeNumberField("onHand", summary.sum(Shelf::onHand));
      json.writeNumberField("held", summary.sum(Shelf::held));
      json.writeNumberField("committed", summary.sum(Shelf::committed));
      json.writeNumberField("damaged", summary.sum(Shelf::damaged));
      json.writeNumberField("quarantined", summary.sum(Shelf::quarantined));
      json.writeNumberField("available", available);
      json.writeNumberField("shortage", summary.sum(Shelf::shortage));
      json.writeNumberField("oversold", summary.owed().oversold());
      json.writeNumberField("borrowed", summary.owed().borrowed());
      json.writeNumberField("expectedReturns", summary.owed().returning());
      json.writeNumberField("version", summary.version());
      json.writeArrayFieldStart("locations");
      for (var entry : summary.shelves().entrySet()) {
        writeShelf(json, entry.getKey().value(), entry.getValue());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("retailers");
      for (var entitlement : retailers) {
        json.writeStartObject();
        json.writeStringField("retailer", entitlement.retailer().value());
        json.writeNumberField("entitlement", entitlement.units());
        json.writeNumberField("taken", entitlement.taken());
        json.writeNumberField("published", published(entitlement.retailer(), publication));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    };
  }

  /** What all shops of a retailer should show together. */
  private static long published(RetailerId retailer, Optional<PublicationReport> publication) {
    return publication.stream()
        .flatMap(report -> report.windowsOf(new Taker.OfRetailer(retailer)).stream())
        .mapToLong(PublicationReport.Place::units)
        .sum();
  }

  static JsonPart row(SkuRow row) {
    return json -> {
      json.writeStartObject();
      writeProfile(json, row.sku(), row.profile());
      json.writeNumberField("onHand", row.onHand());
      json.writeNumberField("held", row.held());
      json.writeNumberField("committed", row.committed());
      json.writeNumberField("damaged", row.damaged());
      json.writeNumberField("quarantined", row.quarantined());
      json.writeNumberField("available", row.available());
      json.writeNumberField("shortage", row.shortage());
      json.writeNumberField("oversold", row.oversold());
      json.writeNumberField("version", row.version());
      json.writeEndObject();
    };
  }

  private static void writeProfile(JsonGenerator json, SkuId sku, SkuProfile profile)
      throws IOException {
    json.writeStringField("sku", sku.value());
    json.writeStringField("title", profile.title());
    json.writeStringField("category", profile.category().orElse(null));
    json.writeStringField("kind", profile.kind().name());
    if (profile.unitCost().isPresent()) {
      var cost = profile.unitCost().get();
      json.writeObjectFieldStart("unitCost");
      json.writeStringField("amount", cost.amount().toPlainString());
      json.writeStringField("currency", cost.currency());
      json.writeEndObject();
    }
    if (!profile.components().isEmpty()) {
      json.writeArrayFieldStart("components");
      for (var component : profile.components()) {
        json.writeStartObject();
        json.writeStringField("sku", component.sku().value());
        json.writeNumberField("quantity", component.quantity());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void writeShelf(JsonGenerator json, String location, Shelf shelf)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("location", location);
    json.writeNumberField("onHand", shelf.onHand());
    json.writeNumberField("held", shelf.held());
    json.writeNumberField("committed", shelf.committed());
    json.writeNumberField("damaged", shelf.damaged());
    json.writeNumberField("quarantined", shelf.quarantined());
    json.writeNumberField("available", shelf.available());
    json.writeNumberField("shortage", shelf.shortage());
    json.writeEndObject();
  }
}
