package holdfast.allocation;

import holdfast.catalog.SkuId;

/** For which SKUs a {@link PolicyLayer} speaks. The nearer level wins field by field. */
public sealed interface PolicyLevel {
  /** For all. */
  record Global() implements PolicyLevel {}

  /** For those of one category. */
  record OfCategory(String category) implements PolicyLevel {}

  /** For one. */
  record OfSku(SkuId sku) implements PolicyLevel {}
}
