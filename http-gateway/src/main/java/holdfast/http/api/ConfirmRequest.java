package holdfast.http.api;

import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.stock.OrderId;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;
import java.util.List;
import java.util.Optional;

/**
 * What {@code POST /v1/reservations/{id}/confirm} asks for.
 *
 * @param line less than the whole, if that is wanted
 */
record ConfirmRequest(ReservationId id, OrderId order, Optional<Line> line) {
  static ConfirmRequest read(Call call) {
    var findings = new Findings();
    var id = new ReservationId(call.id(findings));
    var fields = JsonBody.read(call.body(), findings).only("order", "lines");
    var order = new OrderId(fields.id("order"));
    var lines = fields.has("lines") ? Line.read(fields) : List.<Line>of();
    findings.check();
    Line.refuseSeveral(lines);
    return new ConfirmRequest(id, order, lines.stream().findFirst());
  }

  StockCommand.Confirm command() {
    return new StockCommand.Confirm(id, order, line.map(Line::quantity));
  }
}
