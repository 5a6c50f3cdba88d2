package holdfast.http.api;

import holdfast.catalog.CatalogStore;
import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.order.OrderNews;
import holdfast.order.OrderReply;
import holdfast.order.OrderReport;
import holdfast.order.Orders;
import holdfast.order.Receipt;
import holdfast.order.Shipment;
import holdfast.stock.Movement;
import holdfast.stock.Quantity;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Units of an order that are to come back, and units that have. */
final class ReturnCalls {
  private static final int LINES_MAX = 200;
  private static final int NOTE_MAX = 200;
  private static final Choices<Movement.Disposition> DISPOSITIONS =
      Choices.upperCase(Movement.Disposition.class);

  private final Orders orders;
  private final CatalogStore catalog;
  private final Clock clock;

  ReturnCalls(Orders orders, CatalogStore catalog, Clock clock) {
    this.orders = orders;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** Says what is to come back; said again with the same id, that counts. */
  CompletionStage<HttpResponse> announce(Call call) {
    var key = OrderPath.read(call);
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings).only("id", "lines");
    var id = fields.id("id");
    if (!fields.has("lines")) {
      fields.refuse("lines", "is missing; it is empty when nothing is to come");
    }
    var lines = fields.optionalObjects("lines").orElse(List.of());
    lines.forEach(line -> line.only("id", "sku", "quantity"));
    findings.check();
    return orders
        .find(key)
        .thenCompose(
            reply -> {
              var report = OrderCalls.report(reply);
              var units = lines.stream().flatMap(line -> announced(line, report).stream()).toList();
              findings.check();
              return orders.tell(key, new OrderNews.ReturnAnnounced(id, now(), units));
            })
        .thenApply(reply -> OrderCalls.heard(OrderCalls.report(reply)));
  }

  private static Optional<Shipment.Units> announced(Fields said, OrderReport report) {
    var id = said.optionalId("id");
    var sku = said.optionalId("sku");
    var found =
        report.lines().stream()
            .filter(line -> id.filter(of -> !line.id().equals(of)).isEmpty())
            .filter(line -> sku.filter(of -> !isOf(line, of)).isEmpty())
            .toList();
    if (!isClear(said, id.isPresent() || sku.isPresent(), found.size())) {
      return Optional.empty();
    }
    var line = found.getFirst();
    var units = said.integer("quantity", 0, Math.max(line.ordered(), line.shipped()));
    return units == 0 ? Optional.empty() : Optional.of(new Shipment.Units(line.id(), units));
  }

  private static boolean isOf(OrderReport.Line line, String sku) {
    return line.sku().map(of -> of.value().equals(sku)).orElse(false)
        || line.skuText().filter(sku::equals).isPresent();
  }

  private static boolean isClear(Fields said, boolean isNamed, int found) {
    var field = said.has("id") ? "id" : "sku";
    if (!isNamed) {
      said.refuse(field, "must name a line of the order, or the sku of one");
    } else if (found == 0) {
      said.refuse(field, "must be of a line of the order");
    } else if (found > 1) {
      said.refuse(field, "is on several lines of the order; id must say which");
    }
    return isNamed && found == 1;
  }

  /** Units are here: they go on the shelves, once. */
  CompletionStage<HttpResponse> receive(Call call) {
    var key = OrderPath.read(call);
    var receipt = receipt(call);
    return orders
        .receive(key, receipt)
        .thenApply(
            reply -> {
              if (reply instanceof OrderReply.NotReceived refused) {
                throw new ProblemException(problem(refused));
              }
              return OrderCalls.heard(OrderCalls.report(reply));
            });
  }

  private Receipt.Said receipt(Call call) {
    var findings = new Findings();
    var fields =
        JsonBody.read(call.body(), findings).only("id", "location", "operator", "reason", "lines");
    var id = fields.id("id");
    var location = new LocationId(fields.id("location"));
    var note =
        new Movement.Note(
            fields.optionalText("reason", NOTE_MAX), fields.optionalText("operator", NOTE_MAX));
    var lines = new ArrayList<Receipt.Line>();
    for (var line : fields.objects("lines", LINES_MAX)) {
      lines.add(line(line));
    }
    findings.check();
    if (!catalog.current().knows(location)) {
      throw new ProblemException(
          Problem.unprocessable(
              ProblemCode.UNKNOWN_LOCATION, "Unknown location: %s.".formatted(location)));
    }
    return new Receipt.Said(id, location, note, lines);
  }

  private static Receipt.Line line(Fields line) {
    line.only("id", "sku", "quantity", "disposition");
    var id = line.optionalId("id");
    var sku = line.optionalId("sku").map(SkuId::new);
    if (!line.has("id") && !line.has("sku")) {
      line.refuse("sku", "is missing, and so is id; one of them is needed");
    }
    return new Receipt.Line(
        id,
        sku,
        line.integer("quantity", 1, Quantity.MAX),
        line.choice("disposition", DISPOSITIONS).orElse(Movement.Disposition.RESTOCK));
  }

  private static Problem problem(OrderReply.NotReceived refused) {
    var at = "/lines/" + refused.line();
    return switch (refused.why()) {
      case UNKNOWN_LINE -> Findings.problem(at, "must be of a line of which units were sold");
      case AMBIGUOUS ->
          Findings.problem(at + "/sku", "is on several lines of the order; id must say which");
      case NOT_SHIPPED -> Problem.of(ProblemCode.NOT_SHIPPED, refused.detail() + ".");
      case ID_REUSED ->
          Problem.of(
              ProblemCode.ID_REUSED,
              "The id %s was used for other units of this order.".formatted(refused.detail()));
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
