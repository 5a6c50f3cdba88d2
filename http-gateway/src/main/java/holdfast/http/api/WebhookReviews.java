package holdfast.http.api;

import holdfast.catalog.ChannelId;
import java.util.List;
import java.util.Optional;

/** Stores that do not deliver all that Holdfast has to hear, and could not be made to. */
final class WebhookReviews {
  private final SweepCalls sweeps;

  WebhookReviews(SweepCalls sweeps) {
    this.sweeps = sweeps;
  }

  /** By store; those of one, or of all. Blocks. */
  List<WebhooksEntry> entries(Optional<ChannelId> store, Optional<String> after, int most) {
    return sweeps.webhooks().stream()
        .filter(entry -> store.filter(of -> !of.equals(entry.store())).isEmpty())
        .filter(entry -> !entry.broken().isEmpty())
        .filter(
            entry ->
                after
                    .filter(WebhooksEntry::isOne)
                    .filter(id -> entry.id().compareTo(id) <= 0)
                    .isEmpty())
        .limit(most)
        .toList();
  }

  /** One of them, also when it is mended. Blocks. */
  WebhooksEntry entry(String id) {
    return WebhooksEntry.store(id).stream()
        .flatMap(store -> sweeps.webhooks().stream().filter(it -> it.store().equals(store)))
        .findFirst()
        .orElseThrow(() -> ReviewCalls.unknown(id));
  }

  /** Has the store's subscriptions looked at, and mended, soon. Blocks. */
  WebhooksEntry retry(String id) {
    var entry = entry(id);
    sweeps.lookAtWebhooks(entry.store());
    return entry;
  }
}
