package holdfast.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one order has taken from the numbers that its shop shows.
 *
 * @param at as of when, by the shop's clock
 * @param units by variant
 */
public record OrderTaken(Instant at, Map<String, Integer> units) {
  /** Keeps its own copy. */
  public OrderTaken {
    units = Map.copyOf(units);
  }

  /** What follows from news of the order. */
  public record Change(OrderTaken after, List<OfVariant> sales) {
    /** Keeps its own copy. */
    public Change {
      sales = List.copyOf(sales);
    }
  }

  /** A sale of one variant. */
  public record OfVariant(String variant, OwnSale sale) {}

  /** The difference between the news and what was known; none for news that are not newer. */
  public static Change of(Optional<OrderTaken> known, ShopNews.NumbersLowered news) {
    if (known.isPresent() && news.changedAt().isBefore(known.get().at())) {
      return new Change(known.get(), List.of());
    }
    var before = known.map(OrderTaken::units).orElse(Map.of());
    var after = new TreeMap<String, Integer>();
    news.units().forEach(of -> after.merge(of.variant(), of.units(), Integer::sum));
    var at = known.isPresent() ? news.changedAt() : news.takenAt();
    var sales = new ArrayList<OfVariant>();
    var variants = new TreeSet<>(before.keySet());
    variants.addAll(after.keySet());
    for (var variant : variants) {
      var more = after.getOrDefault(variant, 0) - before.getOrDefault(variant, 0);
      if (more != 0) {
        sales.add(new OfVariant(variant, new OwnSale(at, more)));
      }
    }
    return new Change(new OrderTaken(news.changedAt(), after), sales);
  }
}
