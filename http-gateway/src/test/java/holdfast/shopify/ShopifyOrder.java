package holdfast.shopify;

/** An order of three units: one is refunded, one shipped, one still to ship. */
public final class ShopifyOrder {
  /** As a webhook prints it. */
  public static final String BODY =
      """
      { "id": 5123456789012, "name": "#1042", "updated_at": "2026-11-20T10:00:03+01:00",
        "cancelled_at": null, "test": false, "cart_token": "c1", "checkout_token": "k1",
        "financial_status": "pending", "fulfillment_status": null,
        "line_items": [
          { "id": 13700000000001, "variant_id": 44000000000001, "sku": "TEE-RED-M", "quantity": 3,
            "current_quantity": 2, "fulfillable_quantity": 1, "fulfillment_status": "partial",
            "requires_shipping": true, "gift_card": false } ],
        "fulfillments": [
          { "id": 4100000000001, "status": "success", "updated_at": "2026-11-20T10:00:02+01:00",
            "location_id": 75500000001, "line_items": [ { "id": 13700000000001, "quantity": 1 } ] } ],
        "refunds": [
          { "id": 929000000001, "created_at": "2026-11-20T10:00:01+01:00", "restock": true,
            "refund_line_items": [
              { "id": 665500000001, "line_item_id": 13700000000001, "quantity": 1,
                "restock_type": "cancel", "location_id": null } ] } ] }
      """;

  private ShopifyOrder() {}
}
