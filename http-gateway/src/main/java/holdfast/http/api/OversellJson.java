package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.http.wire.JsonPart;
import holdfast.stock.StockViews.OversellRow;
import java.io.IOException;

/** Units that a shop sold without their being there, as clients see it. */
record OversellJson(OversellRow row) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var sale = row.sale();
    var oversell = row.oversell();
    json.writeStartObject();
    json.writeStringField("sale", sale.id().value());
    json.writeStringField("sku", row.sku().value());
    json.writeStringField("channel", sale.request().channel().value());
    if (sale.retailer().isPresent()) {
      json.writeStringField("retailer", sale.retailer().get().value());
    }
    json.writeStringField("order", sale.order().orElseThrow().value());
    json.writeStringField("status", oversell.status().name());
    json.writeStringField("at", oversell.at().toString());
    json.writeNumberField("units", oversell.units());
    json.writeNumberField("open", oversell.open());
    json.writeNumberField("filled", oversell.filled());
    json.writeNumberField("cancelled", oversell.cancelled());
    json.writeStringField("policy", oversell.policy().name());
    json.writeStringField("rule", oversell.rule());
    json.writeNumberField("available", oversell.available());
    json.writeNumberField("promised", oversell.promised());
    if (oversell.decision().isPresent()) {
      var note = oversell.decision().get();
      json.writeStringField("operator", note.operator().orElseThrow());
      if (note.reason().isPresent()) {
        json.writeStringField("reason", note.reason().get());
      }
    }
    json.writeEndObject();
  }
}
