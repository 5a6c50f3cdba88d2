package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.checkout.Cart;
import holdfast.http.route.Call;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;

/** What {@code POST /v1/reservations} asks for. */
record ReserveRequest(ReservationId id, Cart cart) {
  private static final String[] FIELDS = {
    "id", "channel", "lines", "ttlSeconds", "destination", "shippingMethod", "allowSplit"
  };

  static ReserveRequest read(Call call) {
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings).only(FIELDS);
    var id = new ReservationId(RequestId.of(call, fields, findings));
    var channel = new ChannelId(channel(call, fields));
    var lines = Line.read(fields, 1);
    var ttlSeconds =
        fields
            .optionalInteger("ttlSeconds", 1, Reservation.TTL_SECONDS_MAX)
            .orElse(Reservation.TTL_SECONDS_DEFAULT);
    var delivery = DeliveryFields.read(fields);
    if (!id.isOfClient()) {
      fields.refuse(
          "id",
          "must not start with %s or %s"
              .formatted(ReservationId.HOLD_PREFIX, ReservationId.SALE_PREFIX));
    }
    findings.check();
    ChannelBinding.check(call, channel);
    return new ReserveRequest(
        id, new Cart(channel, lines.stream().map(Line::inCart).toList(), ttlSeconds, delivery));
  }

  private static String channel(Call call, Fields fields) {
    return ChannelBinding.of(call)
        .map(bound -> fields.optionalId("channel").orElse(bound.value()))
        .orElseGet(() -> fields.id("channel"));
  }

  /** Whether it may go to its SKU directly. */
  boolean hasOneLine() {
    return cart.lines().size() == 1;
  }

  /** The only line's SKU. */
  SkuId sku() {
    return cart.lines().getFirst().sku();
  }

  /** What to ask the only line's SKU. */
  StockCommand.Reserve command() {
    var quantity = cart.lines().getFirst().quantity();
    return new StockCommand.Reserve(
        id, new Reservation.Request(cart.channel(), quantity, cart.ttlSeconds(), cart.delivery()));
  }
}
