package holdfast.woocommerce.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Listing;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What a listing's number stands at in the shop.
 *
 * @param id of a product, or of a variation
 * @param parent the product whose variation it is
 */
record WooTarget(String id, Optional<String> parent) {
  /**
   * A variation without a stock of its own is counted at the product that it belongs to; one that
   * is said to be counted as itself has its own.
   */
  static WooTarget of(Listing listing) {
    return listing
        .inventoryItem()
        .filter(item -> !item.equals(listing.variant()))
        .map(item -> new WooTarget(item, Optional.empty()))
        .orElseGet(
            () ->
                new WooTarget(
                    listing.variant(),
                    listing.product().filter(product -> !product.equals(listing.variant()))));
  }

  /** Where it is found among others of its kind. */
  String room() {
    return parent.map("products/%s/variations"::formatted).orElse("products");
  }

  /** A line of a batch. */
  ObjectNode line(long units) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", new BigInteger(id))
        .put("manage_stock", true)
        .put("stock_quantity", units);
  }
}
