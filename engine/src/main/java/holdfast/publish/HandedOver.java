package holdfast.publish;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.SkuId;

/**
 * A number that reached a store in another way than by a push: in a file, or because the store
 * asked for it.
 *
 * @param rule what made the number
 * @param guarded whether the SKU keeps record of what its windows show
 * @param version of the offer
 * @param listingVersion of the listing for which the SKU was asked
 */
public record HandedOver(
    String listing,
    SkuId sku,
    long units,
    PublishingRule rule,
    boolean guarded,
    long version,
    long listingVersion) {
  HandedOver withVersion(long number) {
    return new HandedOver(listing, sku, units, rule, guarded, number, listingVersion);
  }
}
