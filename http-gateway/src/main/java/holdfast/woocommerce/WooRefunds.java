package holdfast.woocommerce;

import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.order.Refund;
import holdfast.order.Refund.Restock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The refunds of one order, as they are read back: deliveries name them without saying what. */
public final class WooRefunds {
  /** Note on a line of a refund that names the line of the order. */
  static final String REFUNDED_LINE = "_refunded_item_id";

  private WooRefunds() {}

  /**
   * Reads the answer to {@code GET /wp-json/wc/v3/orders/{id}/refunds}. It does not say whether
   * units were put back, nor whether they had left.
   */
  public static Reading<List<Refund>> of(byte[] body) {
    return Reading.array(body, refunds -> refunds.stream().map(WooRefunds::refund).toList());
  }

  private static Refund refund(Part refund) {
    return new Refund(
        refund.id("id"),
        refund.moment("date_created_gmt"),
        refund.parts("line_items").stream().flatMap(WooRefunds::line).toList());
  }

  /** A line without units gave back money only. */
  private static Stream<Refund.Line> line(Part line) {
    if (!line.has("quantity")) {
      line.refuse("quantity", "is missing; it must be a whole number, 0 or below");
    }
    var units = -line.level("quantity").orElse(0);
    if (units < 0) {
      line.refuse("quantity", "must be 0 or below: it counts what goes back");
    }
    return units <= 0
        ? Stream.empty()
        : Stream.of(
            new Refund.Line(
                line.id("id"), orderLine(line), units, Restock.UNSAID, Optional.empty()));
  }

  private static String orderLine(Part line) {
    var note = WooOrders.note(line, REFUNDED_LINE);
    if (note.isEmpty()) {
      line.refuse(
          "meta_data", "must have a note " + REFUNDED_LINE + " that names the order's line");
    }
    return note.map(found -> found.id("value")).orElse("1");
  }
}
