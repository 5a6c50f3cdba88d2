package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.allocation.PolicyEntry;
import holdfast.allocation.PolicyLayer;
import holdfast.allocation.Rebalance;
import holdfast.allocation.RetailerTerms;
import holdfast.allocation.Rollout;
import holdfast.allocation.SafetyBuffer;
import holdfast.http.wire.JsonPart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a level says about allocation, as clients say it; what it leaves out is left out.
 *
 * @param rollout takes it to the SKUs, if it was just said
 */
record PolicyJson(PolicyEntry entry, Optional<Rollout> rollout) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var layer = entry.layer();
    json.writeStartObject();
    writeWord(json, "strategy", layer.strategy());
    writeNumber(json, "ownChannelReserve", layer.ownChannelReserve());
    if (layer.safetyBuffer().isPresent()) {
      writeBuffer(json, layer.safetyBuffer().get());
    }
    writeNumber(json, "deactivationThreshold", layer.deactivationThreshold());
    writePublishing(json, layer);
    writeWord(json, "conflict", layer.conflict());
    if (layer.rebalance().isPresent()) {
      writeRebalance(json, layer.rebalance().get());
    }
    writeNumber(json, "velocityWindowDays", layer.velocityWindowDays());
    writeNumber(json, "minimumShare", layer.minimumShare());
    if (layer.sellFactoryStock().isPresent()) {
      json.writeBooleanField("sellFactoryStock", layer.sellFactoryStock().get());
    }
    if (layer.retailers().isPresent()) {
      writeRetailers(json, layer.retailers().get());
    }
    json.writeNumberField("version", entry.version());
    if (rollout.isPresent()) {
      json.writeFieldName("rollout");
      new RolloutJson(rollout.get()).writeTo(json);
    }
    json.writeEndObject();
  }

  private static void writeBuffer(JsonGenerator json, SafetyBuffer buffer) throws IOException {
    json.writeObjectFieldStart("safetyBuffer");
    switch (buffer) {
      case SafetyBuffer.Percent(int percent) -> json.writeNumberField("percent", percent);
      case SafetyBuffer.Units(long units) -> json.writeNumberField("units", units);
    }
    json.writeEndObject();
  }

  private static void writePublishing(JsonGenerator json, PolicyLayer layer) throws IOException {
    if (layer.publishingMode().isPresent() || layer.exposureBudget().isPresent()) {
      json.writeObjectFieldStart("publishing");
      writeWord(json, "mode", layer.publishingMode());
      writeNumber(json, "exposureBudget", layer.exposureBudget());
      json.writeEndObject();
    }
  }

  private static void writeRebalance(JsonGenerator json, Rebalance rebalance) throws IOException {
    switch (rebalance) {
      case Rebalance.Manual _ -> json.writeStringField("rebalance", "MANUAL");
      case Rebalance.OnReceipt _ -> json.writeStringField("rebalance", "ON_RECEIPT");
      case Rebalance.Scheduled(var interval) -> {
        json.writeObjectFieldStart("rebalance");
        json.writeStringField("interval", interval.toString());
        json.writeEndObject();
      }
    }
  }

  private static void writeRetailers(JsonGenerator json, List<RetailerTerms> retailers)
      throws IOException {
    json.writeArrayFieldStart("retailers");
    for (var terms : retailers) {
      json.writeStartObject();
      json.writeStringField("retailer", terms.retailer().value());
      writeNumber(json, "floor", terms.floor());
      writeNumber(json, "ceiling", terms.ceiling());
      writeNumber(json, "tier", terms.tier());
      writeNumber(json, "target", terms.target());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeWord(JsonGenerator json, String name, Optional<? extends Enum<?>> word)
      throws IOException {
    if (word.isPresent()) {
      json.writeStringField(name, word.get().name());
    }
  }

  private static void writeNumber(
      JsonGenerator json, String name, Optional<? extends Number> number) throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.get().longValue());
    }
  }
}
