package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.SkuId;
import holdfast.http.wire.JsonPart;
import holdfast.publish.LoggedExchange;
import holdfast.publish.LoggedExchange.Kept;
import holdfast.publish.LoggedExchange.Line;
import holdfast.publish.LoggedExchange.Whole;
import java.io.IOException;
import java.util.Optional;

/** An exchange in an answer, with what was said or without. */
record ExchangeJson(LoggedExchange exchange, Optional<Whole> said) implements JsonPart {
  static ExchangeJson row(LoggedExchange exchange) {
    return new ExchangeJson(exchange, Optional.empty());
  }

  static ExchangeJson whole(Whole whole) {
    return new ExchangeJson(whole.exchange(), Optional.of(whole));
  }

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", exchange.id());
    json.writeStringField("store", exchange.store().value());
    json.writeStringField("kind", exchange.kind().name());
    json.writeStringField("at", exchange.at().toString());
    json.writeNumberField("tookMs", exchange.took().toMillis());
    json.writeStringField("key", exchange.key().orElse(null));
    json.writeStringField("outcome", exchange.outcome());
    number(json, "status", exchange.status().map(Integer::longValue));
    json.writeNumberField("lineCount", exchange.lineCount());
    json.writeNumberField("linesFailed", exchange.linesFailed());
    json.writeArrayFieldStart("lines");
    for (var line : exchange.lines()) {
      write(json, line);
    }
    json.writeEndArray();
    if (said.isPresent()) {
      write(json, "request", said.get().request());
      write(json, "response", said.get().response());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Line line) throws IOException {
    json.writeStartObject();
    json.writeStringField("listing", line.listing());
    json.writeStringField("sku", line.sku().map(SkuId::value).orElse(null));
    number(json, "from", line.from());
    number(json, "to", line.to());
    json.writeStringField("outcome", line.outcome());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Kept kept) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", kept.text());
    json.writeNumberField("length", kept.length());
    json.writeBooleanField("cut", kept.isCut());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, Optional<Long> number)
      throws IOException {
    json.writeFieldName(name);
    if (number.isPresent()) {
      json.writeNumber(number.get());
    } else {
      json.writeNull();
    }
  }
}
