package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.catalog.ChannelId;
import holdfast.http.wire.JsonPart;
import holdfast.publish.StoreStatus;
import java.io.IOException;
import java.time.Instant;

/** How a store stands, in an answer. */
record SyncJson(ChannelId store, StoreStatus status, Instant now) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var closure = status.closure();
    var error = status.lastError();
    json.writeStartObject();
    json.writeStringField("store", store.value());
    json.writeStringField("state", status.state().name());
    json.writeStringField("closedFor", closure.map(it -> it.reason().name()).orElse(null));
    json.writeStringField("closedBecause", closure.map(it -> it.why()).orElse(null));
    json.writeStringField("closedAt", closure.map(it -> it.at().toString()).orElse(null));
    json.writeStringField("breaker", status.breaker().name());
    json.writeNumberField("waiting", status.waiting());
    json.writeNumberField("callsInFlight", status.callsInFlight());
    json.writeNumberField("unanswered", status.unanswered());
    json.writeStringField("lastPushAt", status.lastPush().map(Instant::toString).orElse(null));
    json.writeStringField("lastError", error.map(StoreStatus.LastError::why).orElse(null));
    json.writeStringField("lastErrorAt", error.map(it -> it.at().toString()).orElse(null));
    json.writeNumberField("lagMillis", status.waitingFor(now).toMillis());
    if (status.lag().isPresent()) {
      var lag = status.lag().get();
      json.writeObjectFieldStart("lag");
      json.writeNumberField("numbers", lag.count());
      json.writeNumberField("p50Millis", lag.p50());
      json.writeNumberField("p99Millis", lag.p99());
      json.writeNumberField("maxMillis", lag.max());
      json.writeEndObject();
    } else {
      json.writeNullField("lag");
    }
    json.writeEndObject();
  }
}
