package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Shortage;
import holdfast.stock.SkuProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line for which there are too few units. Lines are served in their order from what each SKU has,
 * so that of two lines that share a SKU the later one lacks.
 *
 * @param index of the line in the cart
 * @param available how many could be had
 * @param rule what stops more, see {@link Shortage#ruleCode}
 */
public record Shortfall(int index, SkuId sku, int requested, long available, String rule) {
  /** The lines that lack units because of these refusals; none when units are not the reason. */
  public static List<Shortfall> of(List<ExplodedLine> lines, List<CheckoutAnswer.OfSku> refusals) {
    var left = new HashMap<SkuId, Long>();
    var rules = new HashMap<SkuId, String>();
    for (var ofSku : refusals) {
      if (ofSku.refusal() instanceof Shortage shortage) {
        left.put(ofSku.sku(), shortage.available());
        rules.put(ofSku.sku(), shortage.ruleCode());
      }
    }
    var shortfalls = new ArrayList<Shortfall>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var bound = scarcest(line, left);
      var served = serve(line, left);
      if (served < line.quantity()) {
        var rule = rules.getOrDefault(bound, "");
        shortfalls.add(new Shortfall(i, line.sku(), line.quantity(), served, rule));
      }
    }
    return shortfalls;
  }

  /** The part of a line of which there is least. */
  private static SkuId scarcest(ExplodedLine line, Map<SkuId, Long> left) {
    return line.parts().stream()
        .min(Comparator.comparingLong(part -> unitsOf(part, left)))
        .orElseThrow()
        .sku();
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
    return line.parts().stream().mapToLong(part -> unitsOf(part, left)).min().orElseThrow();
  }

  private static long unitsOf(SkuProfile.Component part, Map<SkuId, Long> left) {
    return left.getOrDefault(part.sku(), Long.MAX_VALUE) / part.quantity();
  }
}
