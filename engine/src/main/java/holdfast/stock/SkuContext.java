package holdfast.stock;

import holdfast.allocation.PolicyBook;
import holdfast.catalog.Catalog;
import holdfast.catalog.SkuId;
import holdfast.catalog.StoreBook;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** What all SKUs of a node share: the clock, master data, stores and policies, and who listens. */
public record SkuContext(
    SkuSettings settings,
    Clock clock,
    Supplier<Catalog> catalog,
    Supplier<StoreBook> stores,
    Supplier<PolicyBook> policies,
    StockFeed feed,
    SkuMeter meter) {
  /** The present moment of {@code sku}, to the millisecond that is stored. */
  Moment moment(SkuId sku) {
    return new Moment(
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        sku,
        catalog.get(),
        stores.get(),
        policies.get(),
        settings.limits());
  }
}
