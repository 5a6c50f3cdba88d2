package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.Refusal;
import java.util.List;

/** What a checkout says to a command. Everything that it rests on is committed (I2). */
public sealed interface CheckoutAnswer {
  /** The checkout as it is now; {@code repeated} when the command had no second effect. */
  record CheckoutIs(Checkout checkout, boolean repeated) implements CheckoutAnswer {}

  /** There is no such checkout. */
  record Unknown() implements CheckoutAnswer {}

  /** Not done, for a reason that concerns the whole. */
  record Refused(Refusal refusal, long version) implements CheckoutAnswer {}

  /**
   * Not done, because SKUs refused; nothing is held.
   *
   * @param lines the cart with its bundles exploded
   */
  record RefusedBySkus(List<ExplodedLine> lines, List<OfSku> refusals, long version)
      implements CheckoutAnswer {
    /** The same at another version. */
    RefusedBySkus at(long newVersion) {
      return new RefusedBySkus(lines, refusals, newVersion);
    }
  }

  /** The lines together need more of a SKU than anybody may reserve at once. */
  record TooMuch(SkuId sku, long units) implements CheckoutAnswer {}

  /** Why one SKU refused. */
  record OfSku(SkuId sku, Refusal refusal) {}
}
