package holdfast.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Those of some sales that are in a number. */
record Taken(List<OwnSale> sales) {
  /** Keeps its own copy. */
  Taken {
    sales = List.copyOf(sales);
  }

  /** Some of the possible sales that make up the units; of several answers one with most sales. */
  static Optional<Taken> of(List<OwnSale> possible, int units) {
    var bySum = new TreeMap<Integer, List<OwnSale>>();
    bySum.put(0, List.of());
    for (var sale : possible) {
      for (var entry : new TreeMap<>(bySum).entrySet()) {
        var more = new ArrayList<>(entry.getValue());
        more.add(sale);
        bySum.merge(
            entry.getKey() + sale.units(),
            List.copyOf(more),
            (known, other) -> other.size() > known.size() ? other : known);
      }
    }
    return Optional.ofNullable(bySum.get(units)).map(Taken::new);
  }
}
