package holdfast.stock;

import holdfast.catalog.Catalog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** What all SKUs of a node share: the clock, the master data, and who listens. */
public record SkuContext(
    SkuSettings settings, Clock clock, Supplier<Catalog> catalog, StockFeed feed, SkuMeter meter) {
  /** The present moment, to the millisecond that is stored. */
  Moment moment() {
    return new Moment(
        clock.instant().truncatedTo(ChronoUnit.MILLIS), catalog.get(), settings.limits());
  }
}
