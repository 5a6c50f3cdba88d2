package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Pick;
import holdfast.stock.SkuProfile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A line and where its units are. Lines that share a SKU share its hold; each gets its own part of
 * the picks, in the order of the lines.
 *
 * @param quantity units of the line, such as whole bundles; 0 when nothing of it was confirmed
 * @param parts of a bundle, its components; of another SKU, itself
 */
public record PickedLine(SkuId sku, int quantity, boolean isBundle, List<Part> parts) {
  /** Keeps its own copy of the parts. */
  public PickedLine {
    parts = List.copyOf(parts);
  }

  /**
   * Units of one SKU.
   *
   * @param perUnit how many there are in one unit of the line
   * @param returned units that came back after they were shipped
   */
  public record Part(SkuId sku, int perUnit, long quantity, List<Pick> picks, int returned) {
    /** Keeps its own copy of the picks. */
    public Part {
      picks = List.copyOf(picks);
    }

    /** Units that have left. */
    public int shipped() {
      return PickedLine.shipped(picks);
    }
  }

  /** Units of the line that have left with all their parts. */
  public int shipped() {
    return whole(Part::shipped);
  }

  /** Units of the line that came back with all their parts. */
  public int returned() {
    return whole(Part::returned);
  }

  private int whole(ToIntFunction<Part> units) {
    return parts.stream()
        .mapToInt(part -> units.applyAsInt(part) / part.perUnit())
        .min()
        .orElseThrow();
  }

  private static int shipped(List<Pick> picks) {
    return picks.stream().mapToInt(Pick::shipped).sum();
  }

  /** The lines of a checkout in their order, as they were granted. */
  public static List<PickedLine> of(Checkout checkout) {
    return of(checkout.wanted(), checkout.holdings());
  }

  static List<PickedLine> of(List<ExplodedLine> lines, List<Checkout.Holding> holdings) {
    return today(lines, holdings.stream().map(HoldToday::granted).toList());
  }

  /** The lines of a checkout in their order, as its holds are today. */
  public static List<PickedLine> today(Checkout checkout, List<HoldToday> holds) {
    return today(checkout.wanted(), holds);
  }

  private static List<PickedLine> today(List<ExplodedLine> lines, List<HoldToday> holds) {
    var left = new HashMap<SkuId, Left>();
    holds.forEach(hold -> left.put(hold.sku(), new Left(hold)));
    return lines.stream().map(line -> of(line, left)).toList();
  }

  private static PickedLine of(ExplodedLine line, Map<SkuId, Left> left) {
    return new PickedLine(
        line.sku(),
        line.quantity(),
        line.hasComponents(),
        line.parts().stream().map(part -> part(part, line.quantity(), left)).toList());
  }

  private static Part part(SkuProfile.Component part, int lineUnits, Map<SkuId, Left> left) {
    var units = (long) lineUnits * part.quantity();
    var hold = left.get(part.sku());
    var picks = hold == null ? List.<Pick>of() : hold.take(units);
    var returned = hold == null ? 0 : hold.takeReturned(shipped(picks));
    return new Part(part.sku(), part.quantity(), units, picks, returned);
  }

  /** What is left of a hold for the lines that follow. */
  private static final class Left {
    private final ArrayDeque<Pick> picks;
    private int returned;

    private Left(HoldToday hold) {
      picks = new ArrayDeque<>(hold.picks());
      returned = hold.returned();
    }

    private List<Pick> take(long units) {
      var taken = new ArrayList<Pick>();
      var missing = units;
      while (missing > 0 && !picks.isEmpty()) {
        var pick = picks.removeFirst();
        var here = Math.toIntExact(Math.min(missing, pick.quantity()));
        var shipped = Math.min(here, pick.shipped());
        taken.add(new Pick(pick.location(), here, shipped));
        missing -= here;
        if (here < pick.quantity()) {
          picks.addFirst(
              new Pick(pick.location(), pick.quantity() - here, pick.shipped() - shipped));
        }
      }
      return taken;
    }

    private int takeReturned(int most) {
      var taken = Math.min(most, returned);
      returned -= taken;
      return taken;
    }
  }
}
