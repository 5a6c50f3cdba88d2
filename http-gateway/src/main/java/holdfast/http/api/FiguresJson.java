package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.ChannelId;
import holdfast.http.wire.JsonPart;
import holdfast.publish.Exchange;
import holdfast.publish.SyncFigures;
import holdfast.publish.SyncFigures.Tally;
import holdfast.shop.DriftLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A store's figures in an answer. */
record FiguresJson(
    ChannelId store, Instant at, SyncFigures lastHour, SyncFigures lastDay, DriftLog.Counts drifts)
    implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("store", store.value());
    json.writeStringField("at", at.toString());
    write(json, "lastHour", lastHour);
    write(json, "lastDay", lastDay);
    json.writeObjectFieldStart("drifts");
    json.writeNumberField("open", drifts.open());
    json.writeNumberField("lastDay", drifts.lately());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, SyncFigures figures)
      throws IOException {
    var all = figures.tallies();
    var pushes = all.stream().filter(tally -> tally.kind() == Exchange.Kind.PUSH).toList();
    json.writeObjectFieldStart(name);
    write(json, "exchanges", exchanges(all), exchanges(failed(all)));
    write(json, "pushes", exchanges(pushes), exchanges(failed(pushes)));
    write(
        json,
        "numbers",
        pushes.stream().mapToLong(Tally::lines).sum(),
        pushes.stream().mapToLong(Tally::linesFailed).sum());
    json.writeArrayFieldStart("outcomes");
    for (var tally : all) {
      json.writeStartObject();
      json.writeStringField("kind", tally.kind().name());
      json.writeStringField("outcome", tally.outcome());
      json.writeNumberField("count", tally.exchanges());
      json.writeEndObject();
    }
    json.writeEndArray();
    latency(json, figures);
    json.writeEndObject();
  }

  private static List<Tally> failed(List<Tally> tallies) {
    return tallies.stream().filter(tally -> !tally.outcome().equals(Exchange.OK)).toList();
  }

  private static long exchanges(List<Tally> tallies) {
    return tallies.stream().mapToLong(Tally::exchanges).sum();
  }

  private static void write(JsonGenerator json, String name, long count, long failed)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", count);
    json.writeNumberField("failed", failed);
    json.writeEndObject();
  }

  private static void latency(JsonGenerator json, SyncFigures figures) throws IOException {
    if (figures.latencies().isEmpty()) {
      json.writeNullField("latency");
      return;
    }
    var latencies = figures.latencies().get();
    json.writeObjectFieldStart("latency");
    json.writeNumberField("p50Ms", latencies.median().toMillis());
    json.writeNumberField("p99Ms", latencies.p99().toMillis());
    json.writeNumberField("maxMs", latencies.longest().toMillis());
    json.writeEndObject();
  }
}
