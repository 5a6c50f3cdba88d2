package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;

/** What {@code POST /v1/reservations} asks for. */
record ReserveRequest(SkuId sku, StockCommand.Reserve command) {
  private static final String[] FIELDS = {
    "id", "channel", "lines", "ttlSeconds", "destination", "shippingMethod", "allowSplit"
  };

  static ReserveRequest read(Call call) {
    var findings = new Findings();
    var fields = fields(call, findings);
    var id = RequestId.of(call, fields, findings);
    var channel = new ChannelId(channel(call, fields));
    var lines = Line.read(fields);
    var ttlSeconds = ttlSeconds(fields);
    var delivery = DeliveryFields.read(fields);
    findings.check();
    ChannelBinding.check(call, channel);
    Line.refuseSeveral(lines);
    var line = lines.getFirst();
    var request = new Reservation.Request(channel, line.quantity(), ttlSeconds, delivery);
    return new ReserveRequest(line.sku(), new StockCommand.Reserve(new ReservationId(id), request));
  }

  static Fields fields(Call call, Findings findings) {
    return JsonBody.read(call.body(), findings).only(FIELDS);
  }

  static int ttlSeconds(Fields fields) {
    return fields
        .optionalInteger("ttlSeconds", 1, Reservation.TTL_SECONDS_MAX)
        .orElse(Reservation.TTL_SECONDS_DEFAULT);
  }

  static String channel(Call call, Fields fields) {
    return ChannelBinding.of(call)
        .map(bound -> fields.optionalId("channel").orElse(bound.value()))
        .orElseGet(() -> fields.id("channel"));
  }
}
