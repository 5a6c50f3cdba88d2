package holdfast.shoplife;

import java.util.Map;
import java.util.Optional;

/**
 * Something that a shop sells.
 *
 * @param product the shop's id of the product; none for what is sold without one
 * @param variant the shop's id of the variant, if the product has several
 * @param skuText what the shop calls it
 * @param sku which of our SKUs it is; none when nobody has said so
 * @param takes units on our shelves in one of it: of the SKU itself, or of a bundle's components
 */
record Article(
    Optional<Long> product,
    Optional<Long> variant,
    Optional<String> skuText,
    Optional<String> sku,
    Map<String, Integer> takes) {
  /** An engraving, a tip: a line of text and a price. */
  static final Article WITHOUT_PRODUCT =
      new Article(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  /** The id by which order lines name it; none for what is sold without a product. */
  Optional<Long> soldAs() {
    return variant.or(() -> product);
  }
}
