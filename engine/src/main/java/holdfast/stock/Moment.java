package holdfast.stock;

import holdfast.allocation.EffectivePolicy;
import holdfast.allocation.Outlet;
import holdfast.allocation.PolicyBook;
import holdfast.catalog.Catalog;
import holdfast.catalog.Delivery;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is true around a SKU when it decides: time, master data, stores and policies are arguments,
 * never looked up.
 *
 * @param sku the one that decides
 */
public record Moment(
    Instant now, SkuId sku, Catalog catalog, StoreBook stores, PolicyBook policies, Limits limits) {
  /** The policy that holds for the SKU in its present category. */
  EffectivePolicy policy(Stock stock) {
    return policies.of(sku, stock.profile().flatMap(SkuProfile::category));
  }

  /** Where the SKU is sold. */
  List<Outlet> outlets() {
    return new Outlets(catalog, stores).of(sku);
  }

  /** The windows among the outlets. */
  List<Outlet> windows() {
    return new Outlets(catalog, stores).windows(sku);
  }

  /** Which of the SKU's units a delivery can have. */
  Reach reach(Stock stock, Delivery delivery) {
    return new Reach(catalog, delivery, policy(stock).policy().sellFactoryStock());
  }

  /**
   * Bounds on a SKU's state and on the work of one batch.
   *
   * @param retention how long finished reservations and movements stay, to answer repeated commands
   * @param rememberedMax how many of them stay at most
   * @param openMax most reservations that are held, or confirmed and not wholly shipped
   * @param expiredPerBatchMax most reservations that one batch expires; the rest follows in the
   *     next
   */
  public record Limits(Duration retention, int rememberedMax, int openMax, int expiredPerBatchMax) {
    /** What a server uses when nobody says otherwise. */
    public static final Limits DEFAULT = new Limits(Duration.ofHours(24), 50_000, 1_000_000, 5_000);
  }
}
