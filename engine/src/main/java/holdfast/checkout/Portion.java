package holdfast.checkout;

import holdfast.catalog.SkuId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Which part of a checkout an order is to get. */
sealed interface Portion {
  /** So many units of each line, in their order. */
  record Lines(List<Integer> quantities) implements Portion {}

  /** More of a SKU is asked for than its lines have together. */
  record TooMuch(SkuId sku, int requested, int reserved) implements Portion {}

  /**
   * Finds it. What is asked for of a SKU is summed and fills the lines of that SKU in their order:
   * where it stands on several lines, the last one gives first.
   *
   * @param asked nothing stands for everything
   */
  static Portion of(List<ExplodedLine> lines, List<Cart.Line> asked) {
    if (asked.isEmpty()) {
      return new Lines(ExplodedLine.quantities(lines));
    }
    var left = new LinkedHashMap<SkuId, Long>();
    asked.forEach(line -> left.merge(line.sku(), (long) line.quantity(), Long::sum));
    var quantities = new ArrayList<Integer>(lines.size());
    for (var line : lines) {
      var units = left.getOrDefault(line.sku(), 0L);
      var taken = (int) Math.min(units, line.quantity());
      quantities.add(taken);
      left.computeIfPresent(line.sku(), (_, before) -> before - taken);
    }
    return left.entrySet().stream()
        .filter(rest -> rest.getValue() > 0)
        .findFirst()
        .<Portion>map(rest -> tooMuch(rest.getKey(), rest.getValue(), lines))
        .orElseGet(() -> new Lines(List.copyOf(quantities)));
  }

  private static TooMuch tooMuch(SkuId sku, long surplus, List<ExplodedLine> lines) {
    var reserved =
        lines.stream()
            .filter(line -> line.sku().equals(sku))
            .mapToLong(ExplodedLine::quantity)
            .sum();
    return new TooMuch(sku, Math.toIntExact(reserved + surplus), Math.toIntExact(reserved));
  }
}
