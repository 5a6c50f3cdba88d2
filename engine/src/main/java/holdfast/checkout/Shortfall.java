package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line for which there are too few units. Lines are served in their order from what each SKU has,
 * so that of two lines that share a SKU the later one lacks.
 *
 * @param index of the line in the cart
 * @param available how many could be had
 */
public record Shortfall(int index, SkuId sku, int requested, long available) {
  /** The lines that lack units because of these refusals; none when units are not the reason. */
  public static List<Shortfall> of(List<ExplodedLine> lines, List<CheckoutAnswer.OfSku> refusals) {
    var left = new HashMap<SkuId, Long>();
    for (var ofSku : refusals) {
      if (ofSku.refusal() instanceof Refusal.InsufficientStock few) {
        left.put(ofSku.sku(), few.available());
      }
    }
    var shortfalls = new ArrayList<Shortfall>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var served = serve(line, left);
      if (served < line.quantity()) {
        shortfalls.add(new Shortfall(i, line.sku(), line.quantity(), served));
      }
    }
    return shortfalls;
  }

  /** Takes as much as there is of a line, and says how many units of it that makes. */
  private static long serve(ExplodedLine line, Map<SkuId, Long> left) {
    var served = Math.min(line.quantity(), unitsOf(line, left));
    for (var part : line.parts()) {
      left.computeIfPresent(part.sku(), (_, units) -> units - served * part.quantity());
    }
    return served;
  }

  private static long unitsOf(ExplodedLine line, Map<SkuId, Long> left) {
    return line.parts().stream()
        .mapToLong(part -> left.getOrDefault(part.sku(), Long.MAX_VALUE) / part.quantity())
        .min()
        .orElseThrow();
  }
}
