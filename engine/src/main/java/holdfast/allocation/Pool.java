package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.util.Map;

/**
 * A SKU's numbers at the moment of a decision, in units.
 *
 * @param available on hand, not held and not committed, over all locations that count
 * @param ownTaken what the own channels have taken in the current allocation period
 * @param retailers every retailer that may sell the SKU; the map must never change, it is not
 *     copied, because a copy would cost more than the decision
 */
public record Pool(long available, long ownTaken, Map<RetailerId, Demand> retailers) {
  /** Refuses numbers that cannot be. */
  public Pool {
    if (available < 0 || ownTaken < 0) {
      throw new IllegalArgumentException(
          "impossible pool: available=%d ownTaken=%d".formatted(available, ownTaken));
    }
  }

  /**
   * What one retailer has asked of the SKU.
   *
   * @param taken units held and committed in the current allocation period
   * @param sold units sold in the policy's velocity window
   */
  public record Demand(long taken, long sold) {
    /** A retailer that has not been seen yet. */
    public static final Demand NONE = new Demand(0, 0);

    /** Refuses numbers that cannot be. */
    public Demand {
      if (taken < 0 || sold < 0) {
        throw new IllegalArgumentException(
            "impossible demand: taken=%d sold=%d".formatted(taken, sold));
      }
    }
  }

  Demand of(RetailerId retailer) {
    return retailers.getOrDefault(retailer, Demand.NONE);
  }
}
