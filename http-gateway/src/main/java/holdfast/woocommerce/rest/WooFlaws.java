package holdfast.woocommerce.rest;

import holdfast.catalog.Parked;
import holdfast.publish.PushAnswer.OfLine;

/** What the shop's words for a line that it did not carry out mean. */
final class WooFlaws {
  private WooFlaws() {}

  /** There is neither a product nor a variation of this id. */
  static boolean isUnknownId(String code) {
    return code.endsWith("_invalid_id");
  }

  static OfLine of(String code, String message) {
    var why = "%s: %s".formatted(code, message);
    if (isUnknownId(code)) {
      return new OfLine.Unfit(Parked.DELETED, why);
    }
    return isElsewhere(code)
        ? new OfLine.Unfit(Parked.MAPPING_CHANGED, why)
        : new OfLine.Failed(why);
  }

  /** It is a variation, or one of another product than the listing says. */
  private static boolean isElsewhere(String code) {
    return code.equals("woocommerce_rest_invalid_product_id")
        || code.equals("woocommerce_rest_product_variation_invalid_parent");
  }
}
