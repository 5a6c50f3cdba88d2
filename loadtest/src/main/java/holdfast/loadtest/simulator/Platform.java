package holdfast.loadtest.simulator;

/** What a platform brings to a {@link Simulation}. */
public interface Platform {
  /** Such as {@code shopify}. */
  String name();

  /** The first id of the shop with this index; two shops' ids may be the same where they are so. */
  long firstId(int index);

  /** Opens a shop: fills its book with the items and shelves that the settings ask for. */
  Shop open(ShopContext context, SimulationSettings settings);
}
