package holdfast.order;

import holdfast.catalog.SkuId;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * What of an order came back. Immutable.
 *
 * @param all by id
 * @param open units that are not on a shelf yet, and why not, if the SKU refused them
 */
public record Receipts(TreePMap<String, Receipt> all, TreePMap<Place, Optional<Trouble>> open) {
  static final Receipts NONE = new Receipts(TreePMap.empty(), TreePMap.empty());

  /** Some units of a receipt, by their number. */
  public record Place(String receipt, int number) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      var order = receipt.compareTo(other.receipt);
      return order == 0 ? Integer.compare(number, other.number) : order;
    }
  }

  Receipt of(Place place) {
    return Optional.ofNullable(all.get(place.receipt())).orElseThrow();
  }

  Receipt.Units units(Place place) {
    return of(place).units().get(place.number());
  }

  /** Units of a SKU on a line that came back. */
  int units(String line, SkuId sku) {
    return all.values().stream()
        .flatMap(receipt -> receipt.units().stream())
        .filter(units -> units.line().equals(line) && units.sku().equals(sku))
        .mapToInt(Receipt.Units::quantity)
        .sum();
  }

  /** Why units of a line are on no shelf. */
  Stream<Trouble> troubles(String line) {
    return open.entrySet().stream()
        .filter(entry -> units(entry.getKey()).line().equals(line))
        .flatMap(entry -> entry.getValue().stream());
  }

  /** Whether a SKU is still to take some. */
  boolean isUnderWay() {
    return open.containsValue(Optional.empty());
  }

  Receipts with(Receipt receipt) {
    var after = open;
    for (int number = 0; number < receipt.units().size(); number++) {
      after = after.plus(new Place(receipt.id(), number), Optional.empty());
    }
    return new Receipts(all.plus(receipt.id(), receipt), after);
  }

  Receipts shelved(Place place) {
    return new Receipts(all, open.minus(place));
  }

  Receipts refused(Place place, Trouble trouble) {
    return new Receipts(all, open.plus(place, Optional.of(trouble)));
  }
}
