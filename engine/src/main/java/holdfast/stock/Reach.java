package holdfast.stock;

import holdfast.catalog.Catalog;
import holdfast.catalog.Delivery;
import holdfast.catalog.Hurdle;
import holdfast.catalog.LocationId;
import java.util.Comparator;

/**
 * Which of a SKU's units a delivery can have.
 *
 * @param sellsFactoryStock whether the SKU's policy has factories sell like any other location
 */
record Reach(Catalog catalog, Delivery delivery, boolean sellsFactoryStock) {
  Hurdle hurdle(LocationId location) {
    return catalog.hurdle(location, delivery, sellsFactoryStock);
  }

  boolean canHave(LocationId location) {
    return hurdle(location) == Hurdle.NONE;
  }

  /**
   * Whether the units at {@code location} are there to be divided: those at a closed factory only
   * for who can have them, because a floor that they fill could not be taken by anybody else.
   */
  boolean divides(LocationId location) {
    return sellsFactoryStock || catalog.isReady(location) || canHave(location);
  }

  Comparator<LocationId> drawingOrder() {
    return catalog.drawingOrder();
  }
}
