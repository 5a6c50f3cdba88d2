package holdfast.catalog;

import java.util.Optional;

/**
 * What a store sells under one variant, and for which SKU. Ids of the platform are text: some are
 * decimal numbers above 2^53.
 *
 * @param id names it within its store
 * @param variant what the shop's order lines name, one listing of a store each: Shopify's variant
 *     id; WooCommerce's variation id, or the product id where that is 0
 * @param product the platform's id of the product it belongs to
 * @param inventoryItem Shopify's id of what is counted, which several variants may share
 * @param platformLocation where its quantity is pushed to, if not where its store's are
 * @param skuText what the shop calls its SKU: a hint, and never a key
 * @param sku what it stands for, once somebody said so
 * @param parked why it is left alone, if it is
 * @param version counts changes, starting at 1
 */
public record Listing(
    ChannelId store,
    String id,
    String variant,
    Optional<String> product,
    Optional<String> inventoryItem,
    Optional<String> platformLocation,
    Optional<String> skuText,
    Optional<SkuId> sku,
    Optional<Parked> parked,
    long version) {
  /** The same listing with another version. */
  public Listing withVersion(long number) {
    return new Listing(
        store, id, variant, product, inventoryItem, platformLocation, skuText, sku, parked, number);
  }

  /** The same listing, left alone for another reason, or none. */
  public Listing withParked(Optional<Parked> reason) {
    return new Listing(
        store,
        id,
        variant,
        product,
        inventoryItem,
        platformLocation,
        skuText,
        sku,
        reason,
        version);
  }

  /** With what the shop says it belongs to, is counted as and called, where nobody has said so. */
  public Listing adopting(
      Optional<String> ofProduct, Optional<String> countedAs, Optional<String> calledText) {
    return new Listing(
        store,
        id,
        variant,
        product.or(() -> ofProduct),
        inventoryItem.or(() -> countedAs),
        platformLocation,
        skuText.or(() -> calledText),
        sku,
        parked,
        version);
  }

  /** Counted as this item, or for itself. */
  public Listing countedAs(Optional<String> item) {
    return new Listing(
        store, id, variant, product, item, platformLocation, skuText, sku, parked, version);
  }

  /** Why nothing is published to it, if nothing is: without a SKU it is unmapped. */
  public Optional<Parked> leftAloneFor() {
    return parked.or(() -> sku.isEmpty() ? Optional.of(Parked.UNMAPPED) : Optional.empty());
  }
}
