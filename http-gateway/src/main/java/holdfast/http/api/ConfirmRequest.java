package holdfast.http.api;

import holdfast.checkout.CheckoutCommand;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.ProblemException;
import holdfast.stock.OrderId;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;
import java.util.List;

/**
 * What {@code POST /v1/reservations/{id}/confirm} asks for.
 *
 * @param lines less than the whole, if that is wanted, without those of 0 units; none for the whole
 */
record ConfirmRequest(ReservationId id, OrderId order, List<Line> lines) {
  static ConfirmRequest read(Call call) {
    var findings = new Findings();
    var id = new ReservationId(call.id(findings));
    var fields = JsonBody.read(call.body(), findings).only("order", "lines");
    var order = new OrderId(fields.id("order"));
    var said = fields.has("lines") ? Line.read(fields, 0) : List.<Line>of();
    findings.check();
    var lines = said.stream().filter(line -> line.quantity() > 0).toList();
    if (lines.isEmpty() && !said.isEmpty()) {
      throw new ProblemException(
          Findings.problem(
              "/lines/0/quantity", "must not be 0 on every line; to confirm nothing, release it"));
    }
    return new ConfirmRequest(id, order, lines);
  }

  /** What to ask the checkout of a reservation of several lines or of a bundle. */
  CheckoutCommand.Confirm ofCheckout() {
    return new CheckoutCommand.Confirm(order, lines.stream().map(Line::inCart).toList());
  }

  /** What to ask the SKU of a reservation of one line. */
  StockCommand.Confirm command() {
    return new StockCommand.Confirm(id, order, lines.stream().findFirst().map(Line::quantity));
  }
}
