package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.Store;
import holdfast.http.wire.JsonPart;
import holdfast.sweep.Heard;
import holdfast.sweep.StoreSweeps;
import holdfast.sweep.SweepKind;
import holdfast.sweep.SweepRules;
import holdfast.sweep.SweepState;
import holdfast.sweep.SweepStore;
import holdfast.sweep.WebhookTopic;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** How a store is asked for what it should have said. */
record SweepJson(
    Store store,
    boolean isConnected,
    Optional<String> address,
    StoreSweeps known,
    SweepRules rules,
    Instant now)
    implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("store", store.id().value());
    json.writeBooleanField("connected", isConnected);
    writeOrders(json, known.of(SweepKind.ORDERS));
    writeReliability(json, known.heard());
    writeWebhooks(json, known.of(SweepKind.WEBHOOKS));
    writeLevels(json, known.of(SweepKind.LEVELS));
    json.writeEndObject();
  }

  private void writeOrders(JsonGenerator json, SweepState state) throws IOException {
    json.writeObjectFieldStart("orders");
    write(json, state);
    write(json, "cursor", SweepRules.cursor(state));
    write(json, "completeAt", state.completeAt());
    json.writeNumberField("intervalSeconds", rules.interval(known.heard()).toSeconds());
    json.writeNumberField("read", state.read());
    json.writeNumberField("found", state.found());
    json.writeNumberField("missed", state.missed());
    json.writeEndObject();
  }

  private void writeReliability(JsonGenerator json, Heard heard) throws IOException {
    json.writeObjectFieldStart("reliability");
    json.writeStringField("state", rules.reliability(heard).name());
    json.writeNumberField("days", SweepStore.HEARD_DAYS);
    json.writeNumberField("byWebhook", heard.byWebhook());
    json.writeNumberField("bySweep", heard.bySweep());
    json.writeFieldName("share");
    if (heard.share().isPresent()) {
      json.writeNumber(heard.share().getAsDouble());
    } else {
      json.writeNull();
    }
    write(json, "lastNewOrderAt", heard.lastByWebhook());
    write(json, "silentSince", rules.silentSince(heard, now));
    json.writeEndObject();
  }

  private void writeWebhooks(JsonGenerator json, SweepState state) throws IOException {
    json.writeObjectFieldStart("webhooks");
    write(json, state);
    json.writeStringField("address", address.orElse(null));
    json.writeNumberField("mended", state.found());
    json.writeNumberField("broken", state.missed());
    json.writeArrayFieldStart("topics");
    for (var topic : known.topics()) {
      write(json, topic);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, WebhookTopic topic) throws IOException {
    json.writeStartObject();
    json.writeStringField("topic", topic.topic());
    json.writeStringField("state", topic.state().name());
    json.writeStringField("since", topic.since().toString());
    write(json, "mendedAt", topic.mendedAt());
    json.writeEndObject();
  }

  private static void writeLevels(JsonGenerator json, SweepState state) throws IOException {
    json.writeObjectFieldStart("levels");
    write(json, state);
    json.writeStringField("reached", state.cursor().orElse(null));
    json.writeNumberField("read", state.read());
    json.writeNumberField("withoutNumber", state.found());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SweepState state) throws IOException {
    write(json, "askedAt", state.askedAt());
    write(json, "startedAt", state.startedAt());
    write(json, "endedAt", state.endedAt());
    json.writeStringField("outcome", state.outcome().map(Enum::name).orElse(null));
    json.writeStringField("detail", state.detail());
    json.writeNumberField("failures", state.failures());
  }

  private static void write(JsonGenerator json, String name, Optional<Instant> moment)
      throws IOException {
    json.writeStringField(name, moment.map(Instant::toString).orElse(null));
  }
}
