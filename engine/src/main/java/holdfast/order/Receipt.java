package holdfast.order;

import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.stock.Movement;
import java.util.List;
import java.util.Optional;

/**
 * Units of an order that came back and are here, whatever was announced.
 *
 * @param id of whoever took them in: told twice, they came once
 * @param location where they are now
 * @param note who took them in, and why they came
 */
public record Receipt(String id, LocationId location, Movement.Note note, List<Units> units) {
  /** Keeps its own copy of the units. */
  public Receipt {
    units = List.copyOf(units);
  }

  /** Units of one SKU on one line, in units of the SKU. */
  public record Units(String line, SkuId sku, int quantity, Movement.Disposition disposition) {}

  /**
   * A receipt in the words of whoever took the units in.
   *
   * @param lines at least one
   */
  public record Said(String id, LocationId location, Movement.Note note, List<Line> lines) {
    /** Keeps its own copy of the lines. */
    public Said {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One of its lines. It names a line of the order, or a SKU that stands on one line only, or both.
   *
   * @param line the shop's id of the line
   * @param sku what the line is about, or a component of the bundle that it is about
   * @param quantity units of the line; with a component's SKU, units of that
   */
  public record Line(
      Optional<String> line, Optional<SkuId> sku, int quantity, Movement.Disposition disposition) {}
}
