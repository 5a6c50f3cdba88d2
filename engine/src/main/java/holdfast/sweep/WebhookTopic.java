package holdfast.sweep;

import java.time.Instant;
import java.util.Optional;

/**
 * How a store's subscription to a topic stands.
 *
 * @param topic in the platform's words
 * @param since since when it is so
 * @param mendedAt when it was last found missing or switched off, and mended
 */
public record WebhookTopic(
    String topic, WebhooksAnswer.State state, Instant since, Optional<Instant> mendedAt) {
  /** What is known of it after it was looked at again. */
  public static WebhookTopic of(
      Optional<WebhookTopic> before, WebhooksAnswer.Subscription found, Instant now) {
    var isSame = before.filter(known -> known.state() == found.state()).isPresent();
    return new WebhookTopic(
        found.topic(),
        found.state(),
        isSame ? before.get().since() : now,
        found.state() == WebhooksAnswer.State.MENDED
            ? Optional.of(now)
            : before.flatMap(WebhookTopic::mendedAt));
  }
}
