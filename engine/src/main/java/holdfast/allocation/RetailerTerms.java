package holdfast.allocation;

import holdfast.catalog.RetailerId;
import java.util.Optional;

/**
 * What a policy says of one retailer, per allocation period. Each strategy reads its own fields.
 *
 * @param floor units that nobody else may take ({@code HYBRID})
 * @param ceiling most units that it may take ({@code HYBRID}); without one there is no limit
 * @param tier 1 comes before 2 ({@code PRIORITY_TIERS})
 * @param target units that lower tiers leave to it ({@code PRIORITY_TIERS})
 */
public record RetailerTerms(
    RetailerId retailer,
    Optional<Long> floor,
    Optional<Long> ceiling,
    Optional<Integer> tier,
    Optional<Long> target) {

  /** The terms of a retailer of whom a policy says nothing. */
  public static RetailerTerms none(RetailerId retailer) {
    return new RetailerTerms(
        retailer, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
