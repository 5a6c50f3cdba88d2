package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.stock.Quantity;
import java.util.List;

/** How much of which SKU, as a body says it. */
record Line(SkuId sku, int quantity) {
  private static final int LINES_MAX = 200;

  static List<Line> read(Fields fields) {
    return fields.objects("lines", LINES_MAX).stream().map(Line::of).toList();
  }

  private static Line of(Fields line) {
    line.only("sku", "quantity");
    return new Line(new SkuId(line.id("sku")), line.integer("quantity", 1, Quantity.MAX));
  }

  /** Several lines are understood, and refused for what they are. */
  static void refuseSeveral(List<Line> lines) {
    if (lines.size() > 1) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.SEVERAL_LINES_UNSUPPORTED,
              "A reservation has one line for now; make one reservation per SKU."));
    }
  }
}
