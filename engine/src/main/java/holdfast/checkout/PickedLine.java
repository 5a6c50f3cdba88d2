package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Pick;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line and where its units are. Lines that share a SKU share its hold; each gets its own part of
 * the picks, in the order of the lines.
 *
 * @param parts of a bundle, its components; of another SKU, itself
 */
public record PickedLine(SkuId sku, int quantity, boolean isBundle, List<Part> parts) {
  /** Keeps its own copy of the parts. */
  public PickedLine {
    parts = List.copyOf(parts);
  }

  /** Units of one SKU. */
  public record Part(SkuId sku, long quantity, List<Pick> picks) {
    /** Keeps its own copy of the picks. */
    public Part {
      picks = List.copyOf(picks);
    }
  }

  /** The lines of a checkout in their order. */
  public static List<PickedLine> of(Checkout checkout) {
    return of(checkout.lines(), checkout.holdings());
  }

  static List<PickedLine> of(List<ExplodedLine> lines, List<Checkout.Holding> holdings) {
    var left = new HashMap<SkuId, ArrayDeque<Pick>>();
    for (var holding : holdings) {
      left.put(holding.sku(), new ArrayDeque<>(holding.picks()));
    }
    return lines.stream().map(line -> of(line, left)).toList();
  }

  private static PickedLine of(ExplodedLine line, Map<SkuId, ArrayDeque<Pick>> left) {
    var parts = new ArrayList<Part>();
    for (var part : line.parts()) {
      var units = (long) line.quantity() * part.quantity();
      var picks = left.getOrDefault(part.sku(), new ArrayDeque<>());
      parts.add(new Part(part.sku(), units, take(picks, units)));
    }
    return new PickedLine(line.sku(), line.quantity(), line.hasComponents(), parts);
  }

  private static List<Pick> take(ArrayDeque<Pick> left, long units) {
    var taken = new ArrayList<Pick>();
    var missing = units;
    while (missing > 0 && !left.isEmpty()) {
      var pick = left.removeFirst();
      var here = Math.toIntExact(Math.min(missing, pick.quantity()));
      taken.add(Pick.of(pick.location(), here));
      missing -= here;
      if (here < pick.quantity()) {
        left.addFirst(Pick.of(pick.location(), pick.quantity() - here));
      }
    }
    return taken;
  }
}
