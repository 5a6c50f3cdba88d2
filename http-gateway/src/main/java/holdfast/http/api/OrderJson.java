package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.http.wire.JsonPart;
import holdfast.order.OrderReport;
import holdfast.order.Trouble;
import java.io.IOException;
import java.util.List;

/** How an order stands. */
record OrderJson(OrderReport report) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("store", report.key().store().value());
    json.writeStringField("order", report.key().number());
    json.writeStringField("state", report.state().name());
    if (report.stage().isPresent()) {
      json.writeStringField("stage", report.stage().get().name());
    }
    if (report.changedAt().isPresent()) {
      json.writeStringField("changedAt", report.changedAt().get().toString());
    }
    json.writeBooleanField("stale", report.isStale());
    json.writeArrayFieldStart("unreadRefunds");
    for (var refund : report.unreadRefunds()) {
      json.writeString(refund);
    }
    json.writeEndArray();
    write(json, report.troubles());
    json.writeArrayFieldStart("cancellations");
    for (var cancelling : report.cancellations()) {
      write(json, cancelling);
    }
    json.writeEndArray();
    if (report.note().isPresent()) {
      json.writeStringField("note", report.note().get());
    }
    json.writeNumberField("version", report.version());
    writeLines(json, report);
    json.writeEndObject();
  }

  /** Writes the field {@code lines}. */
  static void writeLines(JsonGenerator json, OrderReport report) throws IOException {
    json.writeArrayFieldStart("lines");
    for (var line : report.lines()) {
      write(json, line);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, OrderReport.Cancelling cancelling)
      throws IOException {
    var asked = cancelling.asked();
    json.writeStartObject();
    json.writeStringField("id", asked.id());
    json.writeStringField("askedAt", asked.at().toString());
    json.writeArrayFieldStart("lines");
    for (var units : asked.units()) {
      json.writeStartObject();
      json.writeStringField("id", units.line());
      json.writeNumberField("quantity", units.quantity());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (cancelling.answer().isPresent()) {
      var answer = cancelling.answer().get();
      json.writeStringField("outcome", answer.outcome().name());
      json.writeStringField("why", answer.why());
      json.writeStringField("answeredAt", answer.at().toString());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, OrderReport.Line line) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", line.id());
    if (line.variant().isPresent()) {
      json.writeStringField("variant", line.variant().get());
    }
    if (line.sku().isPresent()) {
      json.writeStringField("sku", line.sku().get().value());
    }
    json.writeNumberField("ordered", line.ordered());
    json.writeNumberField("held", line.held());
    json.writeNumberField("committed", line.committed());
    json.writeNumberField("shipped", line.shipped());
    json.writeNumberField("cancelled", line.cancelled());
    json.writeNumberField("refunded", line.refunded());
    json.writeNumberField("expectedReturns", line.expectedReturns());
    json.writeNumberField("returned", line.returned());
    json.writeNumberField("oversold", line.oversold());
    if (line.note().isPresent()) {
      json.writeStringField("note", line.note().get());
    }
    write(json, line.troubles());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, List<Trouble> troubles) throws IOException {
    json.writeArrayFieldStart("troubles");
    for (var trouble : troubles) {
      write(json, trouble);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Trouble trouble) throws IOException {
    json.writeStartObject();
    json.writeStringField("reason", trouble.reason().name());
    json.writeStringField("since", trouble.since().toString());
    json.writeStringField("detail", trouble.detail());
    json.writeEndObject();
  }
}
