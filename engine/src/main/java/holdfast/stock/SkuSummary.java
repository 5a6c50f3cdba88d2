package holdfast.stock;

import holdfast.catalog.LocationId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A SKU's numbers without its reservations: what lists, read models and {@code GET} show. */
public record SkuSummary(
    Optional<SkuProfile> profile,
    Map<LocationId, Shelf> shelves,
    Optional<Instant> earliestDeadline,
    long version) {

  /** The summary of a state. */
  public static SkuSummary of(Stock stock) {
    return new SkuSummary(
        stock.profile(), stock.shelves().byLocation(), stock.earliestDeadline(), stock.version());
  }

  /** Sums a number over all shelves. */
  public long sum(ToIntFunction<Shelf> number) {
    return shelves.values().stream().mapToLong(number::applyAsInt).sum();
  }
}
