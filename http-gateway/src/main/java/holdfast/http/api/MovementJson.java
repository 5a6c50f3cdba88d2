package holdfast.http.api;

import com.fasterxml.jackson.core.JsonGenerator;
import holdfast.http.wire.JsonPart;
import holdfast.stock.Movement;
import holdfast.stock.RecordedMovement;
import java.io.IOException;

/** A movement as clients see it. */
record MovementJson(RecordedMovement recorded) implements JsonPart {
  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    var movement = recorded.movement();
    json.writeStartObject();
    json.writeStringField("id", recorded.id().value());
    json.writeStringField("type", MovementType.of(movement).name());
    json.writeStringField("location", movement.location().value());
    json.writeNumberField("quantity", movement.quantity());
    writeMore(json, movement);
    var note = recorded.note();
    if (note.reason().isPresent()) {
      json.writeStringField("reason", note.reason().get());
    }
    if (note.operator().isPresent()) {
      json.writeStringField("operator", note.operator().get());
    }
    json.writeStringField("at", recorded.at().toString());
    json.writeNumberField("version", recorded.version());
    writeChanges(json);
    json.writeEndObject();
  }

  private static void writeMore(JsonGenerator json, Movement movement) throws IOException {
    switch (movement) {
      case Movement.Transfer transfer -> json.writeStringField("to", transfer.to().value());
      case Movement.Shipment shipment ->
          json.writeStringField("reservation", shipment.reservation().value());
      case Movement.Return back -> {
        json.writeStringField("disposition", back.disposition().name());
        if (back.reservation().isPresent()) {
          json.writeStringField("reservation", back.reservation().get().value());
        }
      }
      case Movement.Clearance clearance ->
          json.writeStringField("disposition", clearance.disposition().name());
      case Movement.Receipt _,
          Movement.Count _,
          Movement.Adjustment _,
          Movement.Damage _,
          Movement.Quarantine _ -> {}
    }
  }

  private void writeChanges(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("changes");
    for (var change : recorded.changes()) {
      json.writeStartObject();
      json.writeStringField("location", change.location().value());
      json.writeNumberField("onHand", change.onHand());
      json.writeNumberField("damaged", change.damaged());
      if (change.quarantined() != 0) {
        json.writeNumberField("quarantined", change.quarantined());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
