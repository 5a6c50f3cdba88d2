package holdfast.loadtest.simulator.shopify;

/** What the simulator tells by webhook, named as in the schema. */
enum Topic {
  APP_UNINSTALLED("app/uninstalled"),
  FULFILLMENTS_CREATE("fulfillments/create"),
  INVENTORY_ITEMS_UPDATE("inventory_items/update"),
  INVENTORY_LEVELS_CONNECT("inventory_levels/connect"),
  INVENTORY_LEVELS_DISCONNECT("inventory_levels/disconnect"),
  INVENTORY_LEVELS_UPDATE("inventory_levels/update"),
  ORDERS_CANCELLED("orders/cancelled"),
  ORDERS_CREATE("orders/create"),
  ORDERS_EDITED("orders/edited"),
  ORDERS_FULFILLED("orders/fulfilled"),
  ORDERS_PAID("orders/paid"),
  ORDERS_UPDATED("orders/updated"),
  PRODUCTS_UPDATE("products/update"),
  REFUNDS_CREATE("refunds/create");

  private final String word;

  Topic(String word) {
    this.word = word;
  }

  /** As the header says it. */
  String word() {
    return word;
  }
}
