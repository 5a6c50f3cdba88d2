package holdfast.loadtest.scenario;

/** A receipt of units, under an id that makes it repeatable. */
record Delivery(String id, String sku, int quantity) {}
