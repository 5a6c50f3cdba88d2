package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.checkout.Cart;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.stock.Quantity;
import java.util.List;

/** How much of which SKU, as a body says it. */
record Line(SkuId sku, int quantity) {
  /** Reads the field {@code lines}, with {@code least} units a line or more. */
  static List<Line> read(Fields fields, int least) {
    if (fields.count("lines") > Cart.LINES_MAX) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.TOO_MANY_LINES,
              "%d lines; at most %d go into one reservation."
                  .formatted(fields.count("lines"), Cart.LINES_MAX)));
    }
    return fields.objects("lines", Cart.LINES_MAX).stream().map(line -> of(line, least)).toList();
  }

  private static Line of(Fields line, int least) {
    line.only("sku", "quantity");
    return new Line(new SkuId(line.id("sku")), line.integer("quantity", least, Quantity.MAX));
  }

  Cart.Line inCart() {
    return new Cart.Line(sku, quantity);
  }
}
