package holdfast.http.webhook;

import holdfast.catalog.Identifier;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.delivery.Redaction;
import holdfast.intake.Arrival;
import holdfast.intake.DeliverySource;
import holdfast.intake.DeliveryState;
import holdfast.shopify.ShopifyRedaction;
import holdfast.sweep.OrdersAnswer.Changed;
import holdfast.sweep.SweepPorts;
import holdfast.woocommerce.WooRedaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes deliveries of orders that a shop was asked for: from there on they are like any other. */
public final class SweptOrders implements SweepPorts.Arrivals {
  /** Of a platform that says nothing, nothing is kept. */
  private static final Redaction ALL = new Redaction(Set.of(), Map.of(), Set.of());

  @Override
  public Arrival of(Store store, Changed order, Instant now) {
    var body = order.body().getBytes(StandardCharsets.UTF_8);
    return new Arrival(
        DeliverySource.SWEEP,
        store.id(),
        store.platform(),
        order.topic(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(order.id()).filter(Identifier::isValid),
        Optional.empty(),
        Optional.of(order.changedAt()),
        now,
        body.length,
        Bodies.sha256(body),
        Bodies.stored(body, redaction(store.platform(), order.topic())),
        DeliveryState.RECEIVED);
  }

  private static Redaction redaction(Platform platform, String topic) {
    return switch (platform) {
      case SHOPIFY -> ShopifyRedaction.of(topic);
      case WOOCOMMERCE -> WooRedaction.RULES;
      case GENERIC -> ALL;
    };
  }
}
