package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import holdfast.loadtest.simulator.ShopBook;
import holdfast.loadtest.simulator.ShopContext;
import holdfast.loadtest.simulator.Wanted;
import java.util.List;
import java.util.stream.Stream;

/** What the parts of one shop have in common. */
record Rooms(
    ShopContext shop,
    Stockroom stock,
    Sheets sheets,
    Subscriptions subscriptions,
    News news,
    Bodies bodies,
    OrderBodies orders) {
  ShopBook book() {
    return shop.book();
  }

  /** An id that nothing else in the shop has. */
  long id() {
    return shop.ids().next();
  }

  long firstPlace() {
    return stock.places().getFirst().id();
  }

  /** The numbers of these shelves have changed. */
  void tellLevels(News.Action action, Stream<Shelf> shelves) {
    shelves
        .distinct()
        .forEach(shelf -> action.tell(Topic.INVENTORY_LEVELS_UPDATE, () -> bodies.level(shelf)));
  }

  /** The products of these items have changed, as they also do when they are sold. */
  void tellProducts(News.Action action, Stream<Item> items) {
    items
        .map(Item::product)
        .distinct()
        .forEach(
            product ->
                action.tell(Topic.PRODUCTS_UPDATE, () -> bodies.product(product, action.at())));
  }

  /** Lines of an order were added or taken away. */
  void tellEdit(News.Action action, long order, List<Wanted> added, List<Wanted> removed) {
    long edit = id();
    action.tell(
        Topic.ORDERS_EDITED, () -> OrderBodies.edit(edit, order, action.at(), added, removed));
    action.tell(Topic.ORDERS_UPDATED, () -> orders.order(order));
  }
}
