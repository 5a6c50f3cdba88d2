package holdfast.checkout;

import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.stock.Movement;
import holdfast.stock.Pick;
import holdfast.stock.Reservation;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The units that a checkout has of one SKU, as they are today: a shipment counts, and may have
 * moved them to another location; a return counts.
 *
 * @param returned units that came back
 */
public record HoldToday(SkuId sku, List<Pick> picks, int returned) {
  /** Keeps its own copy of the picks. */
  public HoldToday {
    picks = List.copyOf(picks);
  }

  /** As it was granted. */
  static HoldToday granted(Checkout.Holding holding) {
    return new HoldToday(holding.sku(), holding.picks(), 0);
  }

  /** As its SKU knows it. */
  public static HoldToday known(SkuId sku, Reservation hold) {
    return new HoldToday(sku, hold.picks(), hold.returned());
  }

  /** One that its SKU has forgotten, and so was wholly shipped, by the movements that name it. */
  public static HoldToday forgotten(SkuId sku, List<Movement> movements) {
    var shipped = new LinkedHashMap<LocationId, Integer>();
    var returned = 0;
    for (var movement : movements) {
      switch (movement) {
        case Movement.Shipment shipment ->
            shipped.merge(shipment.location(), shipment.quantity(), Integer::sum);
        case Movement.Return back -> returned += back.quantity();
        case Movement.Receipt _,
            Movement.Count _,
            Movement.Adjustment _,
            Movement.Damage _,
            Movement.Quarantine _,
            Movement.Clearance _,
            Movement.Transfer _ ->
            throw new IllegalArgumentException("names no reservation: " + movement);
      }
    }
    return new HoldToday(
        sku,
        shipped.entrySet().stream()
            .map(entry -> new Pick(entry.getKey(), entry.getValue(), entry.getValue()))
            .toList(),
        returned);
  }
}
