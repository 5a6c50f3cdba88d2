package holdfast.http.api;

import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.stock.OrderId;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;
import java.util.List;

/**
 * What {@code POST /v1/reservations/{id}/confirm} asks for.
 *
 * @param lines less than the whole, if that is wanted; none for the whole
 */
record ConfirmRequest(ReservationId id, OrderId order, List<Line> lines) {
  static ConfirmRequest read(Call call) {
    var findings = new Findings();
    var id = new ReservationId(call.id(findings));
    var fields = JsonBody.read(call.body(), findings).only("order", "lines");
    var order = new OrderId(fields.id("order"));
    var lines = fields.has("lines") ? Line.read(fields) : List.<Line>of();
    findings.check();
    return new ConfirmRequest(id, order, lines);
  }

  /** What to ask the SKU of a reservation of one line. */
  StockCommand.Confirm command() {
    return new StockCommand.Confirm(id, order, lines.stream().findFirst().map(Line::quantity));
  }
}
