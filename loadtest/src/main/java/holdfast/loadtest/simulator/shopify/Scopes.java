package holdfast.loadtest.simulator.shopify;

import java.util.List;
import java.util.Map;

/** What an app was allowed by the merchant. */
record Scopes(List<String> granted) {
  private static final Map<String, String> REQUIRED =
      Map.ofEntries(
          Map.entry("inventoryItem", "read_inventory"),
          Map.entry("inventoryItems", "read_inventory"),
          Map.entry("inventoryLevel", "read_inventory"),
          Map.entry("location", "read_locations"),
          Map.entry("locations", "read_locations"),
          Map.entry("order", "read_orders"),
          Map.entry("orders", "read_orders"),
          Map.entry("refund", "read_orders"),
          Map.entry("fulfillment", "read_orders"),
          Map.entry("productVariant", "read_products"),
          Map.entry("productVariants", "read_products"),
          Map.entry("inventoryActivate", "write_inventory"),
          Map.entry("inventoryAdjustQuantities", "write_inventory"),
          Map.entry("inventorySetQuantities", "write_inventory"),
          Map.entry("orderCancel", "write_orders"),
          Map.entry("orderUpdate", "write_orders"),
          Map.entry("refundCreate", "write_orders"),
          Map.entry("tagsAdd", "write_orders"));

  /**
   * Lets a field of the query pass.
   *
   * @throws Refused if the merchant did not allow it; who may write may read
   */
  void check(String field) {
    String scope = REQUIRED.get(field);
    if (scope != null
        && !granted.contains(scope)
        && !granted.contains(scope.replace("read_", "write_"))) {
      throw Refused.because(
          "ACCESS_DENIED",
          "Access denied for %s field. Required access: `%s` access scope."
              .formatted(field, scope));
    }
  }

  Answering installation() {
    List<Answering> scopes =
        granted.stream()
            .<Answering>map(
                scope -> Simple.of("AccessScope", "handle", scope).with("description", scope))
            .toList();
    return Simple.of("AppInstallation", "id", Gid.of("AppInstallation", 1))
        .with("accessScopes", scopes);
  }
}
