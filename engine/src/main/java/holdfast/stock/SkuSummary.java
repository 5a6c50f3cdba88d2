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
    Owed owed,
    long version) {

  /**
   * What is owed to shops and retailers, and by customers, in units.
   *
   * @param oversold sold by shops without being there
   * @param borrowed sold though they were kept for others, not yet repaid
   * @param returning on their way back
   */
  public record Owed(long oversold, long borrowed, long returning) {}

  /** The summary of a state. */
  public static SkuSummary of(Stock stock) {
    return new SkuSummary(
        stock.profile(),
        stock.shelves().byLocation(),
        stock.earliestDeadline(),
        new Owed(
            stock.oversold(), stock.reservations().debts().borrowed(), stock.returns().units()),
        stock.version());
  }

  /** Sums a number over all shelves. */
  public long sum(ToIntFunction<Shelf> number) {
    return shelves.values().stream().mapToLong(number::applyAsInt).sum();
  }
}
