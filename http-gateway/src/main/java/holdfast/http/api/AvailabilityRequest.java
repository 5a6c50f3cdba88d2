package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Delivery;
import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.stock.Quantity;
import holdfast.stock.Reservation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code POST /v1/availability} asks: the body of a reservation, of several lines if need be.
 *
 * @param demand units by SKU; lines of the same SKU are summed
 */
record AvailabilityRequest(
    ChannelId channel, Map<SkuId, Integer> demand, Optional<Delivery> delivery) {

  static AvailabilityRequest read(Call call) {
    var findings = new Findings();
    var fields = ReserveRequest.fields(call, findings);
    // Told apart from nothing so that the very body of a reservation can be asked; of no effect.
    RequestId.of(call, fields, findings);
    ReserveRequest.ttlSeconds(fields);
    var channel = new ChannelId(ReserveRequest.channel(call, fields));
    var delivery = DeliveryFields.read(fields);
    var demand = new LinkedHashMap<SkuId, Integer>();
    for (var line : Line.read(fields)) {
      var sum = demand.merge(line.sku(), line.quantity(), Integer::sum);
      if (sum > Quantity.MAX) {
        fields.refuse(
            "lines", "ask for more than %d units of %s".formatted(Quantity.MAX, line.sku()));
        break;
      }
    }
    findings.check();
    ChannelBinding.check(call, channel);
    return new AvailabilityRequest(channel, demand, delivery);
  }

  /** The reservation of one SKU that it amounts to. */
  Reservation.Request of(int quantity) {
    return new Reservation.Request(channel, quantity, Reservation.TTL_SECONDS_DEFAULT, delivery);
  }
}
