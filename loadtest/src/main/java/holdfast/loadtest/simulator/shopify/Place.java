package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Shelf;
import java.time.Instant;

/**
 * A location of a shop.
 *
 * @param levels the number in the ids of its inventory levels, which is not its own
 */
record Place(long id, long levels, String name, Instant created) {
  String gid() {
    return Gid.of("Location", id);
  }

  /** The id of what it has of an item. */
  String levelGid(Shelf shelf) {
    return Gid.of("InventoryLevel", levels) + "?inventory_item_id=" + shelf.inventory();
  }
}
