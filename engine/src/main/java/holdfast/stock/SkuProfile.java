package holdfast.stock;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known of a SKU besides its numbers.
 *
 * @param title what people call it
 * @param category groups SKUs, for filters and policies
 * @param unitCost what one unit cost the supplier
 */
public record SkuProfile(
    String title, Optional<String> category, Kind kind, Optional<Money> unitCost) {
  /** Who owns the units. */
  public enum Kind {
    /** The supplier owns them. */
    STOCKED,
    /** A supplier's supplier ships them; never an asset. */
    DROPSHIP
  }

  /**
   * An amount of money.
   *
   * @param currency ISO 4217 code
   */
  public record Money(BigDecimal amount, String currency) {}
}
