package holdfast.stock;

import holdfast.catalog.SkuId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What is known of a SKU besides its numbers.
 *
 * @param title what people call it
 * @param category groups SKUs, for filters and policies
 * @param unitCost what one unit cost the supplier
 * @param components what a bundle consists of; of others, nothing
 */
public record SkuProfile(
    String title,
    Optional<String> category,
    Kind kind,
    Optional<Money> unitCost,
    List<Component> components) {

  /** Most kinds of SKUs in one bundle. */
  public static final int COMPONENTS_MAX = 20;

  /** Keeps its own copy of the components. */
  public SkuProfile {
    components = List.copyOf(components);
  }

  /** A SKU with units of its own. */
  public SkuProfile(String title, Optional<String> category, Kind kind, Optional<Money> unitCost) {
    this(title, category, kind, unitCost, List.of());
  }

  /** How many of a bundle can be made of what is available of its components. */
  public long bundlesOf(ToLongFunction<SkuId> available) {
    return components.stream()
        .mapToLong(part -> available.applyAsLong(part.sku()) / part.quantity())
        .min()
        .orElse(0);
  }

  /** Who owns the units. */
  public enum Kind {
    /** The supplier owns them. */
    STOCKED,
    /** A supplier's supplier ships them; never an asset. */
    DROPSHIP,
    /** A recipe of component SKUs; owns no stock. */
    BUNDLE
  }

  /** So many units of a SKU in each unit of a bundle. */
  public record Component(SkuId sku, int quantity) {
    /** Refuses quantities that no client can mean. */
    public Component {
      Quantity.require(quantity, 1);
    }
  }

  /**
   * An amount of money.
   *
   * @param currency ISO 4217 code
   */
  public record Money(BigDecimal amount, String currency) {}
}
