package holdfast.intake;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.SkuId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A delivery as it is kept, without its body.
 *
 * @param id in the order of which deliveries came
 * @param duplicates how often it came again
 * @param outcome for people; none while it waits
 * @param order the shop's id of the order or cart that it was about
 * @param attempts how often it was tried in vain
 * @param took from its arrival to its end
 */
public record Delivered(
    String id,
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
    int duplicates,
    DeliveryState state,
    Optional<String> outcome,
    Optional<String> order,
    List<SkuId> skus,
    int attempts,
    Optional<Duration> took,
    Optional<Instant> processedAt) {
  /** Keeps its own copy. */
  public Delivered {
    skus = List.copyOf(skus);
  }

  /** The ticket with which it is worked on. */
  public Ticket ticket() {
    return Ticket.of(id, store, resource, attempts);
  }
}
