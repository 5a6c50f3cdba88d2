package holdfast.http.api;

import holdfast.catalog.LocationId;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.stock.Movement;
import holdfast.stock.MovementId;
import holdfast.stock.Quantity;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code POST /v1/skus/{sku}/movements} asks for. */
final class MovementRequest {
  private static final Choices<MovementType> TYPES = Choices.upperCase(MovementType.class);
  private static final Choices<Movement.Disposition> DISPOSITIONS =
      Choices.upperCase(Movement.Disposition.class);
  private static final String[] COMMON = {
    "type", "id", "location", "quantity", "reason", "operator"
  };
  private static final int NOTE_MAX = 200;

  private final MovementType type;
  private final Fields fields;
  private final Findings findings;

  private MovementRequest(MovementType type, Fields fields, Findings findings) {
    this.type = type;
    this.fields = fields;
    this.findings = findings;
  }

  /** Reads the body; the caller checks the findings. */
  static StockCommand.Move read(Call call, Findings findings) {
    var fields = JsonBody.read(call.body(), findings);
    var type = fields.choice("type", TYPES);
    // What else may be there depends on the type.
    if (type.isEmpty()) {
      findings.check();
    }
    var request = new MovementRequest(type.orElseThrow(), fields, findings);
    var id = new MovementId(RequestId.of(call, fields, findings));
    return new StockCommand.Move(id, request.movement(), request.note());
  }

  private Movement movement() {
    var location = new LocationId(fields.id("location"));
    return switch (type) {
      case RECEIPT -> new Movement.Receipt(location, units());
      case COUNT -> {
        only();
        yield new Movement.Count(location, fields.integer("quantity", 0, Quantity.MAX));
      }
      case ADJUSTMENT -> new Movement.Adjustment(location, adjustment());
      case DAMAGE -> new Movement.Damage(location, units());
      case QUARANTINE -> new Movement.Quarantine(location, units());
      case CLEARANCE -> clearance(location);
      case TRANSFER -> transfer(location);
      case SHIPMENT -> shipment(location);
      case RETURN -> back(location);
    };
  }

  private int units(String... more) {
    only(more);
    return fields.integer("quantity", 1, Quantity.MAX);
  }

  private int adjustment() {
    only();
    int units = fields.integer("quantity", -Quantity.MAX, Quantity.MAX);
    if (units == 0) {
      fields.refuse("quantity", "must not be 0");
      return 1;
    }
    return units;
  }

  private Movement transfer(LocationId from) {
    int units = units("to");
    var to = new LocationId(fields.id("to"));
    if (to.equals(from)) {
      fields.refuse("to", "must be another location");
    }
    return new Movement.Transfer(from, to, units);
  }

  private Movement clearance(LocationId location) {
    int units = units("disposition");
    var disposition =
        fields.choice("disposition", DISPOSITIONS).orElse(Movement.Disposition.RESTOCK);
    if (disposition == Movement.Disposition.QUARANTINE) {
      fields.refuse("disposition", "must be RESTOCK or DAMAGED");
      findings.check();
    }
    return new Movement.Clearance(location, units, disposition);
  }

  private Movement shipment(LocationId location) {
    int units = units("reservation");
    var reservation = new ReservationId(fields.id("reservation"));
    refuseHold(Optional.of(reservation));
    return new Movement.Shipment(location, reservation, units);
  }

  private Movement back(LocationId location) {
    int units = units("disposition", "reservation");
    var reservation = fields.optionalId("reservation").map(ReservationId::new);
    refuseHold(reservation);
    return new Movement.Return(
        location,
        units,
        fields.choice("disposition", DISPOSITIONS).orElse(Movement.Disposition.RESTOCK),
        reservation);
  }

  /** A cart is named by its own id: the ids of its holds are nobody's. */
  private void refuseHold(Optional<ReservationId> reservation) {
    if (reservation.filter(ReservationId::isHold).isPresent()) {
      fields.refuse("reservation", "must not start with " + ReservationId.HOLD_PREFIX);
    }
  }

  private Movement.Note note() {
    return type == MovementType.ADJUSTMENT
        ? new Movement.Note(
            Optional.of(fields.text("reason", NOTE_MAX)),
            Optional.of(fields.text("operator", NOTE_MAX)))
        : new Movement.Note(
            fields.optionalText("reason", NOTE_MAX), fields.optionalText("operator", NOTE_MAX));
  }

  private void only(String... more) {
    fields.only(Stream.of(COMMON, more).flatMap(Arrays::stream).toArray(String[]::new));
  }
}
