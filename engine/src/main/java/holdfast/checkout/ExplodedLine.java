package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.SkuProfile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line with what it takes: of a bundle, the components as they were when it was reserved, so that
 * a new recipe concerns new reservations only.
 *
 * @param components per unit of the bundle; none when the SKU is no bundle
 */
public record ExplodedLine(SkuId sku, int quantity, List<SkuProfile.Component> components) {
  /** Keeps its own copy of the components. */
  public ExplodedLine {
    components = List.copyOf(components);
  }

  /** The same line with another quantity, which may be 0. */
  ExplodedLine with(int units) {
    return new ExplodedLine(sku, units, components);
  }

  /** Whether what is reserved is the components' units. */
  public boolean hasComponents() {
    return !components.isEmpty();
  }

  /** What one unit of the line takes of which SKU. */
  List<SkuProfile.Component> parts() {
    return hasComponents() ? components : List.of(new SkuProfile.Component(sku, 1));
  }

  /** How many of each line. */
  static List<Integer> quantities(List<ExplodedLine> lines) {
    return lines.stream().map(ExplodedLine::quantity).toList();
  }

  /**
   * What the lines need of each SKU, summed: a bundle and its component in one cart, or a SKU on
   * two lines, share it. A SKU of which nothing is needed is not there.
   */
  static Map<SkuId, Long> demand(List<ExplodedLine> lines) {
    var demand = new TreeMap<SkuId, Long>();
    for (var line : lines) {
      for (var part : line.quantity() == 0 ? List.<SkuProfile.Component>of() : line.parts()) {
        demand.merge(part.sku(), (long) line.quantity() * part.quantity(), Long::sum);
      }
    }
    return demand;
  }
}
