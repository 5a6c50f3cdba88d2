package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.ChannelId;
import holdfast.http.wire.JsonPart;
import holdfast.publish.Exchange;
import holdfast.publish.StoreStatus;
import holdfast.publish.SyncFigures;
import holdfast.publish.SyncFigures.Tally;
import holdfast.shop.DriftLog;
import holdfast.sweep.Reliability;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A store's figures in an answer.
 *
 * @param share of its orders that were first heard of by webhook
 * @param status unless who looks after its numbers did not answer
 */
record FiguresJson(
    ChannelId store,
    Instant at,
    SyncFigures lastHour,
    SyncFigures lastDay,
    DriftLog.Counts drifts,
    Reliability reliability,
    OptionalDouble share,
    Optional<StoreStatus> status)
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
    json.writeObjectFieldStart("reliability");
    json.writeStringField("state", reliability.name());
    json.writeFieldName("share");
    if (share.isPresent()) {
      json.writeNumber(share.getAsDouble());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
    lag(json);
    exposure(json);
    json.writeEndObject();
  }

  private void lag(JsonGenerator json) throws IOException {
    if (status.isEmpty()) {
      json.writeNullField("lag");
      return;
    }
    var lag = status.get().lag();
    json.writeObjectFieldStart("lag");
    json.writeNumberField("nowMs", status.get().waitingFor(at).toMillis());
    json.writeNumberField("numbers", lag.map(StoreStatus.Lag::count).orElse(0));
    write(json, "p50Ms", lag.map(StoreStatus.Lag::p50));
    write(json, "p99Ms", lag.map(StoreStatus.Lag::p99));
    write(json, "maxMs", lag.map(StoreStatus.Lag::max));
    json.writeEndObject();
  }

  private void exposure(JsonGenerator json) throws IOException {
    var exposure = status.flatMap(StoreStatus::exposure);
    if (exposure.isEmpty()) {
      json.writeNullField("exposure");
      return;
    }
    json.writeObjectFieldStart("exposure");
    json.writeNumberField("units", exposure.get().units());
    json.writeNumberField("numbers", exposure.get().numbers());
    json.writeStringField("at", exposure.get().at().toString());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Optional<Long> number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.get());
    } else {
      json.writeNullField(name);
    }
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
