package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Identifier;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.order.OrderKey;
import holdfast.order.OrderLine;
import holdfast.order.OrderSnapshot;
import holdfast.order.Refund;
import holdfast.order.Shipment;
import holdfast.stock.Quantity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code POST /v1/channels/{id}/orders} says: the whole order, as it is at a moment.
 *
 * @param snapshot the whole
 */
record OrderRequest(OrderKey key, OrderSnapshot snapshot) {
  /** Most lines of an order, and most shipments and refunds. */
  static final int PARTS_MAX = 1_000;

  private static final String MOMENT = "must be a moment such as \"2026-11-20T09:00:00Z\"";
  private static final Choices<Status> STATUSES = Choices.upperCase(Status.class);
  private static final Choices<Refund.Restock> RESTOCKS = Choices.upperCase(Refund.Restock.class);

  private enum Status {
    PENDING,
    SOLD,
    COMPLETED,
    CANCELLED;

    OrderSnapshot.Stage stage() {
      return switch (this) {
        case PENDING -> OrderSnapshot.Stage.WANTED;
        case SOLD -> OrderSnapshot.Stage.SOLD;
        case COMPLETED -> OrderSnapshot.Stage.COMPLETED;
        case CANCELLED -> OrderSnapshot.Stage.CANCELLED;
      };
    }
  }

  static OrderRequest read(Call call) {
    var findings = new Findings();
    var channel = new ChannelId(call.id(findings));
    var fields =
        JsonBody.read(call.body(), findings)
            .only(
                "order",
                "changedAt",
                "status",
                "completedAt",
                "cart",
                "lines",
                "shipments",
                "refunds");
    var number = fields.string("order", OrderRequest::isNumber, numberAllowed());
    var changedAt = moment(fields, "changedAt");
    var snapshot =
        new OrderSnapshot(
            changedAt,
            fields.choice("status", STATUSES).orElse(Status.SOLD).stage(),
            fields.optionalString("cart", OrderRequest::isNumber, numberAllowed()),
            false,
            lines(fields),
            shipments(fields, changedAt),
            refunds(fields, changedAt),
            List.of(),
            optionalMoment(fields, "completedAt"));
    findings.check();
    return new OrderRequest(OrderKey.order(channel, number), snapshot);
  }

  private static boolean isNumber(String text) {
    return Identifier.isValid(text) && text.length() <= OrderKey.NUMBER_LENGTH_MAX;
  }

  private static String numberAllowed() {
    return "must be 1 to %d visible ASCII characters ('!' to '~', no spaces)"
        .formatted(OrderKey.NUMBER_LENGTH_MAX);
  }

  private static List<OrderLine> lines(Fields fields) {
    var seen = new HashSet<String>();
    var lines = new ArrayList<OrderLine>();
    for (var line : fields.objects("lines", PARTS_MAX)) {
      line.only("id", "variant", "sku", "quantity");
      var id = unique(line, seen);
      var variant = line.optionalId("variant");
      var sku = line.optionalId("sku");
      if (variant.isEmpty() && sku.isEmpty() && !line.has("variant") && !line.has("sku")) {
        line.refuse("sku", "is missing, and so is variant; one of them is needed");
      }
      lines.add(
          new OrderLine(
              id,
              variant,
              sku,
              line.integer("quantity", 0, Quantity.MAX),
              Optional.empty(),
              Optional.empty()));
    }
    return lines;
  }

  private static String unique(Fields fields, Set<String> seen) {
    var id = fields.id("id");
    if (!seen.add(id)) {
      fields.refuse("id", "is there twice");
    }
    return id;
  }

  private static List<Shipment> shipments(Fields fields, Instant changedAt) {
    var seen = new HashSet<String>();
    return parts(fields, "shipments").stream()
        .map(shipment -> shipment(shipment, changedAt, seen))
        .toList();
  }

  private static Shipment shipment(Fields shipment, Instant changedAt, Set<String> seen) {
    shipment.only("id", "changedAt", "void", "location", "lines");
    return new Shipment(
        unique(shipment, seen),
        optionalMoment(shipment, "changedAt").orElse(changedAt),
        shipment.optionalBoolean("void").orElse(false),
        shipment.optionalId("location"),
        shipment.objects("lines", PARTS_MAX).stream().map(OrderRequest::units).toList());
  }

  private static Shipment.Units units(Fields units) {
    units.only("line", "quantity");
    return new Shipment.Units(units.id("line"), units.integer("quantity", 1, Quantity.MAX));
  }

  private static List<Refund> refunds(Fields fields, Instant changedAt) {
    var seen = new HashSet<String>();
    return parts(fields, "refunds").stream()
        .map(refund -> refund(refund, changedAt, seen))
        .toList();
  }

  private static Refund refund(Fields refund, Instant changedAt, Set<String> seen) {
    refund.only("id", "createdAt", "lines");
    var id = unique(refund, seen);
    var lines = new ArrayList<Refund.Line>();
    for (var line : refund.objects("lines", PARTS_MAX)) {
      line.only("line", "quantity", "restock", "location");
      lines.add(
          new Refund.Line(
              id + "." + lines.size(),
              line.id("line"),
              line.integer("quantity", 1, Quantity.MAX),
              line.optionalChoice("restock", RESTOCKS).orElse(Refund.Restock.UNSAID),
              line.optionalId("location")));
    }
    return new Refund(id, optionalMoment(refund, "createdAt").orElse(changedAt), lines);
  }

  private static List<Fields> parts(Fields fields, String name) {
    if (fields.count(name) > PARTS_MAX) {
      fields.refuse(name, "must be an array of at most " + PARTS_MAX + " elements");
      return List.of();
    }
    return fields.optionalObjects(name).orElse(List.of());
  }

  private static Instant moment(Fields fields, String name) {
    if (!fields.has(name)) {
      fields.refuse(name, "is missing; it " + MOMENT);
    }
    return optionalMoment(fields, name).orElse(Instant.EPOCH);
  }

  private static Optional<Instant> optionalMoment(Fields fields, String name) {
    return fields
        .optionalString(name, text -> parsed(text).isPresent(), MOMENT)
        .flatMap(OrderRequest::parsed);
  }

  /** What is stored has milliseconds. */
  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
