package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.allocation.PolicyLevel;
import holdfast.allocation.Rollout;
import holdfast.http.wire.JsonPart;
import java.io.IOException;
import java.time.Instant;

/** How far a change of policy has come. */
record RolloutJson(Rollout rollout) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", rollout.id());
    switch (rollout.level()) {
      case PolicyLevel.Global _ -> json.writeStringField("level", "GLOBAL");
      case PolicyLevel.OfCategory(var category) -> writeLevel(json, "CATEGORY", category);
      case PolicyLevel.OfSku(var sku) -> writeLevel(json, "SKU", sku.value());
    }
    json.writeStringField("state", rollout.state().name());
    if (rollout.total().isPresent()) {
      json.writeNumberField("total", rollout.total().get());
    } else {
      json.writeNullField("total");
    }
    json.writeNumberField("done", rollout.done());
    json.writeNumberField("missed", rollout.missed());
    json.writeStringField("startedAt", rollout.startedAt().toString());
    json.writeStringField("finishedAt", rollout.finishedAt().map(Instant::toString).orElse(null));
    json.writeEndObject();
  }

  private static void writeLevel(JsonGenerator json, String level, String name) throws IOException {
    json.writeStringField("level", level);
    json.writeStringField("name", name);
  }
}
