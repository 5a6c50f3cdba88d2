package holdfast.stock;

import holdfast.catalog.LocationId;
import java.util.List;
import java.util.function.BiFunction;
import org.pcollections.TreePMap;

/** A SKU's shelves by location. Immutable. */
public record Shelves(TreePMap<LocationId, Shelf> byLocation) {
  static final Shelves NONE = new Shelves(TreePMap.empty());

  /** The units at {@code location}; an empty shelf where there never were any. */
  public Shelf at(LocationId location) {
    return byLocation.getOrDefault(location, Shelf.EMPTY);
  }

  /** Units that may still be granted, over all locations. */
  public long available() {
    long sum = 0;
    for (var shelf : byLocation.values()) {
      sum += shelf.available();
    }
    return sum;
  }

  Shelves hold(List<Pick> picks) {
    for (var pick : picks) {
      if (at(pick.location()).available() < pick.quantity()) {
        throw new IllegalStateException("granted more than is available: " + pick);
      }
    }
    return change(picks, (shelf, pick) -> shelf.holding(pick.quantity()));
  }

  Shelves unhold(List<Pick> picks) {
    return change(picks, (shelf, pick) -> shelf.holding(-pick.quantity()));
  }

  Shelves commit(List<Pick> picks) {
    return change(picks, (shelf, pick) -> shelf.committing(pick.unshipped()));
  }

  Shelves uncommit(List<Pick> picks) {
    return change(picks, (shelf, pick) -> shelf.committing(-pick.unshipped()));
  }

  Shelves move(List<Movement.ShelfChange> changes) {
    var after = byLocation;
    for (var change : changes) {
      var shelf = after.getOrDefault(change.location(), Shelf.EMPTY);
      after = after.plus(change.location(), shelf.moved(change));
    }
    return new Shelves(after);
  }

  private Shelves change(List<Pick> picks, BiFunction<Shelf, Pick, Shelf> how) {
    var after = byLocation;
    for (var pick : picks) {
      var shelf = after.getOrDefault(pick.location(), Shelf.EMPTY);
      after = after.plus(pick.location(), how.apply(shelf, pick));
    }
    return new Shelves(after);
  }

  boolean hasUnits() {
    return byLocation.values().stream().anyMatch(shelf -> !shelf.equals(Shelf.EMPTY));
  }
}
