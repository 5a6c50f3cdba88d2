package holdfast.intake;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that has just come, and is believed to come from its store.
 *
 * @param webhookId names one delivery of one subscription, where the platform says so
 * @param eventId shared by all deliveries that one deed in the shop caused
 * @param resource the shop's id of what the delivery is about: deliveries with the same go in order
 * @param triggeredAt by the platform's clock
 * @param size bytes that came
 * @param sha256 of the bytes that came, in lower-case hexadecimal
 * @param state {@link DeliveryState#RECEIVED}, unless it is already clear that nothing follows
 */
public record Arrival(
    DeliverySource source,
    ChannelId store,
    Platform platform,
    String topic,
    Optional<String> webhookId,
    Optional<String> eventId,
    Optional<String> resource,
    Optional<String> apiVersion,
    Optional<Instant> triggeredAt,
    Instant receivedAt,
    int size,
    String sha256,
    StoredBody body,
    DeliveryState state) {
  /** Longest topic, webhook id, event id, resource id, each in characters. */
  public static final int TEXT_MAX = 150;

  /**
   * What two deliveries of the same thing have in common: where the platform names its deliveries,
   * that name, and otherwise the thing and the very bytes. No part has a line break in it.
   */
  public String duplicateKey() {
    var what =
        webhookId
            .filter(_ -> platform == Platform.SHOPIFY)
            .orElseGet(() -> resource.orElse("") + "\n" + sha256);
    return store + "\n" + topic + "\n" + what;
  }

  /** The shop's id of the order that it is about, if it is news of an order as a whole. */
  public Optional<String> order() {
    var isOfOrder = topic.startsWith("orders/") || topic.startsWith("order.");
    return resource.filter(_ -> isOfOrder && state == DeliveryState.RECEIVED);
  }

  /** The same, about that resource. */
  public Arrival about(Optional<String> id) {
    return new Arrival(
        source,
        store,
        platform,
        topic,
        webhookId,
        eventId,
        id,
        apiVersion,
        triggeredAt,
        receivedAt,
        size,
        sha256,
        body,
        state);
  }
}
